import { answerIssues } from './answer-rules'
import type { Answer, Answers } from './answers'
import { answerSchema } from './answers-schema'
import { isQuestion, itemIndex } from './item-index'
import { optionsOf } from './options'
import type { Item, Questionnaire } from './schema'
import { unrolled } from './unrolled'

/** What stands in a new draft: each item's `initial`, or its options marked initialSelected */
export function initialAnswers(questionnaire: Questionnaire): Answers {
  const entries = itemIndex(unrolled(questionnaire, {})).places.flatMap(({ item }) => {
    const answer = isQuestion(item) ? initialOf(questionnaire, item) : undefined
    return answer ? [[item.linkId, answer] as const] : []
  })
  return Object.fromEntries(entries)
}

/**
 * What an item starts with, by the file. What cannot be an answer to it is left out: where no screen shows the item, nobody
 * could ever correct it, and the answers could not be sent.
 */
export function initialOf(questionnaire: Questionnaire, item: Item): Answer | undefined {
  const selected = optionsOf(questionnaire, item).filter((option) => option.initial)
  const values: unknown[] =
    selected.length > 0 ? selected.map((option) => option.value) : [...(item.initial ?? [])]
  const parsed = answerSchema.safeParse({ values: item.repeats ? values : values.slice(0, 1) })
  return parsed.success && answerIssues(questionnaire, item, parsed.data).length === 0
    ? parsed.data
    : undefined
}
