import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { MARK } from '@/lib/questionnaire/instance-patch'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'

export type ChangeOnRecord = {
  linkId: string
  revision: number
  before: Answer | null
  after: Answer | null
  at: Date
  by: string
  /** Why, where it was changed after sending; null for a change of the draft */
  reason: string | null
}

/** One question with everything that was ever said to it, oldest first */
export type QuestionHistory = { linkId: string; question: string; changes: SaidChange[] }

export type SaidChange = {
  at: Date
  by: string
  /** Null where nothing stood there */
  before: string | null
  /** Null where the answer was taken away */
  after: string | null
  reason: string | null
}

/**
 * The history question by question, in the order they were asked; what was never answered is not in it. What repeats has one
 * for each time that it ever was there, and says which of those that stand in the answers as they were sent.
 */
export function questionHistories(
  questionnaire: Questionnaire,
  changes: readonly ChangeOnRecord[],
  answers: Answers,
): QuestionHistory[] {
  const ever = [...Object.keys(answers), ...changes.map(({ linkId }) => linkId)]
  const whole = unrolled(questionnaire, Object.fromEntries(ever.map((key) => [key, MARK])))
  return itemIndex(whole).places.flatMap(({ item }) => {
    if (!isQuestion(item)) return []
    const own = changes.filter(({ linkId }) => linkId === item.linkId)
    if (own.length === 0) return []
    const said = (answer: Answer | null) => answer && answerWords(item, answer)
    return {
      linkId: item.linkId,
      question: questionWords(questionnaire, answers, item.linkId) ?? takenAway(item.text),
      changes: own.map(({ at, by, before, after, reason }) => ({
        ...{ at, by, reason },
        before: said(before),
        after: said(after),
      })),
    }
  })
}

/** How to speak of a question of what repeats that was taken away again */
export const takenAway = (question = ''): string => `${question} (taken away)`
