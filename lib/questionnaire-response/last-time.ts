import { answerIssues } from '@/lib/questionnaire/answer-rules'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { isCarriedForward } from '@/lib/questionnaire/extension'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { isAsked } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'

/** The box that says that an answer from the last visit is still true; its value is the linkId */
export const stillFieldName = 'still'

/**
 * The answers of the last visit that may be confirmed: to questions whose file says so, that have no answer yet, and where
 * what was said is still an answer. "Not sure" is asked again.
 */
export function confirmable(questionnaire: Questionnaire, answers: Answers, before: Answers): Answers {
  const entries = itemIndex(questionnaire).places.flatMap((place) => {
    const { item } = place
    if (!isCarriedForward(item) || !isAsked(place) || answerOf(answers, item.linkId)) return []
    const answer = answerOf(before, item.linkId)
    const isStillOne =
      valuesOf(answer).length > 0 && answer && answerIssues(questionnaire, item, answer).length === 0
    return isStillOne ? [[item.linkId, answer] as const] : []
  })
  return Object.fromEntries(entries)
}
