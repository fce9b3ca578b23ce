import { answerWords, stateOf } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, sameAnswer, valuesOf } from '@/lib/questionnaire/answers'
import { enabledItems } from '@/lib/questionnaire/enablement'
import { isRanking } from '@/lib/questionnaire/extension'
import { isQuestion, itemIndex, itemOf } from '@/lib/questionnaire/item-index'
import { sameValue } from '@/lib/questionnaire/options'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'

/** Answers with the words they were given under */
export type Answered = { questionnaire: Questionnaire; answers: Answers }

/**
 * In words: another answer, or among several choices what came and what went ('' for nothing). `askedThen` is how the question was
 * put before, where a version between put it otherwise: a no after a yes may then be no change at all.
 */
export type AnswerChange = { linkId: string; question: string; askedThen?: string } & (
  | { kind: 'other'; before: string; now: string }
  | { kind: 'several'; gone: string; came: string }
)

/**
 * Answers that are not what they were, of questions asked both times, in the order of the form. Free text and what was
 * put in order are left out (they differ every time), as are pictures, and so is what a score tells better (`scored`). A change between an
 * answer and "not sure", declined or nothing is one too.
 */
export function answerChanges(now: Answered, before: Answered, scored: ReadonlySet<string>): AnswerChange[] {
  const asked = enabledItems(now.questionnaire, now.answers)
  const askedBefore = enabledItems(before.questionnaire, before.answers)
  return itemIndex(now.questionnaire).places.flatMap(({ item }) => {
    const { linkId } = item
    const itemBefore = itemOf(before.questionnaire, linkId)
    if (!isCompared(item) || scored.has(linkId) || itemBefore?.type !== item.type) return []
    if (!asked.has(linkId) || !askedBefore.has(linkId)) return []
    const words = changeWords(item, now, itemBefore, before)
    const askedThen = askedOtherwise(item, itemBefore)
    return words ? [{ linkId, question: item.text ?? linkId, ...words, ...(askedThen && { askedThen }) }] : []
  })
}

/** The words that a question was asked in before, where they were others */
export const askedOtherwise = (item: Item, before: Item): string | undefined =>
  before.text === item.text ? undefined : before.text

const isCompared = (item: Item): boolean =>
  isQuestion(item) && !isRanking(item) && !['text', 'string', 'attachment'].includes(item.type)

function changeWords(item: Item, now: Answered, itemBefore: Item, before: Answered) {
  const given = answerOf(now.answers, item.linkId)
  const given0 = answerOf(before.answers, item.linkId)
  if (item.repeats && stateOf(given) === 'answered' && stateOf(given0) === 'answered') {
    const values = valuesOf(given)
    const values0 = valuesOf(given0)
    const came = values.filter((one) => !values0.some((other) => sameValue(one, other)))
    const went = values0.filter((one) => !values.some((other) => sameValue(one, other)))
    if (came.length + went.length === 0) return null
    return {
      kind: 'several',
      came: came.length > 0 ? answerWords(item, { values: came }) : '',
      gone: went.length > 0 ? answerWords(itemBefore, { values: went }) : '',
    } as const
  }
  const said = answerWords(item, given)
  const said0 = answerWords(itemBefore, given0)
  return sameAnswer(given, given0) || said === said0
    ? null
    : ({ kind: 'other', now: said, before: said0 } as const)
}
