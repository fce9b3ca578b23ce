import { flagRules } from '@/lib/flag/rule'
import { ruleWords, scoreWords } from '@/lib/flag/rule-words'
import { extensionsOf, extensionUrl, textOf } from '@/lib/questionnaire/extension'
import { itemIndex } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { canCount, countsFor, recipeIn, recipeWords } from '@/lib/score/recipe'
import { ruleIn } from './rule-list'

type RuleRow = { id: string; words: string; how: string; isBlocked: boolean }

export const scoreRows = (questionnaire: Questionnaire, blocked: ReadonlySet<string>): RuleRow[] =>
  extensionsOf(questionnaire, extensionUrl.score).map((score) => {
    const id = textOf(score, 'id') ?? ''
    const recipe = recipeIn(score)
    return {
      id,
      words: textOf(score, 'title') ?? id,
      how: recipe ? recipeWords(questionnaire, recipe) : 'By a formula that came with it',
      isBlocked: blocked.has(`score ${id}`),
    }
  })

const severityWords = { urgent: 'Urgent', high: 'High', moderate: 'Moderate', note: 'Note' }

export const flagRows = (questionnaire: Questionnaire, blocked: ReadonlySet<string>): RuleRow[] =>
  flagRules(questionnaire).map((rule) => {
    const data = ruleIn(questionnaire, extensionUrl.flag, rule.id)
    const when = (data && scoreWords(questionnaire, data)) ?? ruleWords(questionnaire, rule)
    return {
      id: rule.id,
      words: rule.words,
      how: `${severityWords[rule.severity]}: ${when}`,
      isBlocked: blocked.has(`flag ${rule.id}`),
    }
  })

/** The questions that a score may count, each with what it counts */
export function countableIn(
  questionnaire: Questionnaire,
): { linkId: string; words: string; counts: string }[] {
  return itemIndex(questionnaire)
    .places.filter(canCount)
    .map(({ item }) => {
      const range = countsFor(questionnaire, item)
      return {
        linkId: item.linkId,
        words: item.text?.trim() || 'A question without words',
        counts: range ? `${range.min} to ${range.max}` : 'counts nothing yet',
      }
    })
}
