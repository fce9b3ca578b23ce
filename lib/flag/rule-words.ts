import { conditionsWords } from '@/lib/questionnaire/condition-words'
import { extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Extension, Questionnaire } from '@/lib/questionnaire/schema'
import type { FlagRule } from './rule'

/** When a rule raises its flag, as a clinician reads it: “Do you smoke?” is Yes, at 50 or over */
export function ruleWords(questionnaire: Questionnaire, rule: FlagRule): string {
  return [groundWords(questionnaire, rule), ageWords(rule)].filter(Boolean).join(', ')
}

function groundWords(questionnaire: Questionnaire, rule: FlagRule): string {
  if (rule.conditions.length > 0) return conditionsWords(questionnaire, rule.conditions, rule.behavior)
  if (rule.expression === undefined) return ''
  const cited = rule.cites.map((linkId) => `“${itemOf(questionnaire, linkId)?.text ?? linkId}”`)
  return `Worked out from ${cited.join(' and ')}`
}

function ageWords({ minAge, maxAge }: FlagRule): string {
  if (minAge !== undefined && maxAge !== undefined) return `aged ${minAge} to ${maxAge}`
  if (minAge !== undefined) return `aged ${minAge} or over`
  return maxAge === undefined ? '' : `aged ${maxAge} or under`
}

/** When a rule that an author made of a score raises its flag: “Hand score” is at least 12; undefined for every other rule */
export function scoreWords(questionnaire: Questionnaire, rule: Extension): string | undefined {
  const [id, atLeast] = [textOf(rule, 'score'), numberOf(rule, 'at-least')]
  const score = extensionsOf(questionnaire, extensionUrl.score).find((one) => textOf(one, 'id') === id)
  if (id === undefined || atLeast === undefined || !score) return undefined
  return `“${textOf(score, 'title') ?? ''}” is at least ${atLeast}`
}
