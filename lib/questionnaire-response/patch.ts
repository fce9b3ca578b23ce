import { isPlacedKey, placedAddress } from '@/lib/questionnaire/address'
import { answerIssues, forgivenInProgress } from '@/lib/questionnaire/answer-rules'
import type { Answer, AnswerPatch, Answers } from '@/lib/questionnaire/answers'
import { initialAnswers } from '@/lib/questionnaire/initial'
import { MARK, repeatedAt } from '@/lib/questionnaire/instance-patch'
import { type Issue, issue } from '@/lib/questionnaire/issue'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import { isAsked } from '@/lib/questionnaire/pages'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import { computed } from '@/lib/score/computed'

/** A patch without what cannot be an answer here, and why it cannot; a draft forgives what is only not enough yet. */
export function withoutWrong(
  questionnaire: Questionnaire,
  patch: AnswerPatch,
): { good: AnswerPatch; issues: Issue[] } {
  const good: [string, Answer | null][] = []
  const issues: Issue[] = []
  const { byLinkId } = itemIndex(unrolled(questionnaire, marked(patch)))
  for (const [linkId, answer] of Object.entries(patch)) {
    if (isPlacedKey(linkId)) {
      if (repeatedAt(questionnaire, placedAddress(linkId))) good.push([linkId, answer && MARK])
      else issues.push(issue({ linkId }, 'unknown-item'))
      continue
    }
    const place = byLinkId.get(linkId)
    const wrong = !place
      ? issue({ linkId }, 'unknown-item')
      : !isQuestion(place.item) || !isAsked(place)
        ? issue(place.item, 'takes-no-answer')
        : answer &&
          answerIssues(questionnaire, place.item, answer).find(
            (one) => !forgivenInProgress.includes(one.code),
          )
    if (wrong) issues.push(wrong)
    else good.push([linkId, answer && place ? asOffered(questionnaire, place.item, answer) : answer])
  }
  return { good: Object.fromEntries(good), issues }
}

/** Options in the words of the file, whatever language they were chosen in */
function asOffered(questionnaire: Questionnaire, item: Item, answer: Answer): Answer {
  const options = optionsOf(questionnaire, item)
  if ('absent' in answer || options.length === 0) return answer
  return { values: answer.values.map((value) => optionOf(options, value)?.value ?? value) }
}

/** Every key of a patch stands somewhere, also where it takes an answer away */
const marked = (patch: AnswerPatch): Answers =>
  Object.fromEntries(Object.keys(patch).map((key) => [key, MARK]))

/** What stands in a draft before anybody has answered: the given values of items that no screen asks about, and what follows */
export function startingAnswers(questionnaire: Questionnaire): Answers {
  const { byLinkId } = itemIndex(unrolled(questionnaire, {}))
  const given = Object.fromEntries(
    Object.entries(initialAnswers(questionnaire)).filter(([linkId]) => {
      const place = byLinkId.get(linkId)
      return place && !isAsked(place)
    }),
  )
  return computed(questionnaire, given)
}
