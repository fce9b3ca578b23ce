import { stateOf } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { enabledItems, occurrencesOf } from '@/lib/questionnaire/enablement'
import { itemOf } from '@/lib/questionnaire/item-index'
import { toQuestionnaireResponse } from '@/lib/questionnaire/response'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from './computed'
import { type ScoreDefinition, scoreDefinitions } from './definition'
import { evaluate, responseBudget } from './expression'
import { weighted } from './weighted'

export type Score = Readonly<{ id: string; title: string; instrument: string; version: string }> &
  (
    | Readonly<{ value: number }>
    /** Why there is no value, as a sentence for a clinician */
    | Readonly<{ cannot: string }>
  )

/** Every score of the questionnaire over the answers that count. What cannot be worked out says why and is never 0. */
export function scoreResponse(questionnaire: Questionnaire, given: Answers): Score[] {
  const definitions = scoreDefinitions(questionnaire)
  if (definitions.length === 0) return []
  const answers = computed(questionnaire, given)
  const budget = responseBudget()
  const response = toQuestionnaireResponse(questionnaire, answers, { status: 'completed' })
  const enabled = enabledItems(questionnaire, answers)
  return definitions.map((definition): Score => {
    const { id, title, instrument, version } = definition
    const said = { id, title, instrument, version }
    const gaps = definition.needs.flatMap((linkId) => gap(questionnaire, answers, enabled, linkId) ?? [])
    if (gaps.length > 0) return { ...said, cannot: gaps.join(' ') }
    const value = valueFrom(
      definition,
      evaluate(definition.expression, response, { questionnaire: weighted(questionnaire) }, budget),
    )
    return typeof value === 'number' ? { ...said, value } : { ...said, cannot: value }
  })
}

function gap(
  questionnaire: Questionnaire,
  answers: Answers,
  enabled: ReadonlySet<string>,
  linkId: string,
): string | undefined {
  const question = `“${itemOf(questionnaire, linkId)?.text ?? linkId}”`
  const keys = occurrencesOf(linkId, enabled).filter((key) => enabled.has(key))
  if (keys.length === 0) return `${question} was not asked.`
  const states = keys.map((key) => stateOf(answerOf(answers, key)))
  switch (states.find((state) => state === 'answered') ?? states[0]) {
    case 'skipped':
      return `${question} was not answered.`
    case 'not-sure':
      return `The answer to ${question} is “not sure”.`
    case 'declined':
      return `${question} was declined.`
    default:
      return undefined
  }
}

function valueFrom({ min, max }: ScoreDefinition, evaluated: ReturnType<typeof evaluate>): number | string {
  if (!evaluated.ok) return 'The way to work it out could not be followed.'
  const [value, ...more] = evaluated.results
  if (value === undefined) return 'The answers it needs are not there.'
  if (more.length > 0 || typeof value !== 'number' || !Number.isFinite(value))
    return 'The answers do not come to one number.'
  if (value < min || value > max) return `The answers come to ${value}, which is outside ${min} to ${max}.`
  return value
}
