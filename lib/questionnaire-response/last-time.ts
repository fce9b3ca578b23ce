import { answerIssues } from '@/lib/questionnaire/answer-rules'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { isCarriedForward } from '@/lib/questionnaire/extension'
import { itemIndex, type Place } from '@/lib/questionnaire/item-index'
import { isAsked } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'

/** The box that says that an answer from the last visit is still true; its value is the linkId */
export const stillFieldName = 'still'

type Before = { questionnaire: Questionnaire; answers: Answers }

/**
 * The answers of the last visit that may be confirmed: to questions whose file says so, and where what was said is still an
 * answer. "Not sure" is asked again, and so is a question that another version of the file has put in other words: a yes to
 * what was asked then may be a no to what is asked now.
 */
export function carried(questionnaire: Questionnaire, before: Before): Answers {
  const { byLinkId } = itemIndex(before.questionnaire)
  const entries = itemIndex(questionnaire).places.flatMap((place) => {
    const { item } = place
    const was = byLinkId.get(item.linkId)
    const answer = answerOf(before.answers, item.linkId)
    if (!isCarriedForward(item) || !isAsked(place) || !was || valuesOf(answer).length === 0 || !answer)
      return []
    const isSame =
      askedAs(place) === askedAs(was) && answerWords(item, answer) === answerWords(was.item, answer)
    return isSame && answerIssues(questionnaire, item, answer).length === 0
      ? [[item.linkId, answer] as const]
      : []
  })
  return Object.fromEntries(entries)
}

/** A question with the words around it, as whoever answers it reads them */
function askedAs(place: Place): string {
  const words: (string | undefined)[] = []
  for (let one: Place | null = place; one; one = one.parent) words.push(one.item.text)
  return JSON.stringify([place.item.type, words])
}

/** Those of them that have no answer yet */
export function confirmable(questionnaire: Questionnaire, answers: Answers, before: Before): Answers {
  const open = Object.entries(carried(questionnaire, before)).filter(([linkId]) => !answerOf(answers, linkId))
  return Object.fromEntries(open)
}
