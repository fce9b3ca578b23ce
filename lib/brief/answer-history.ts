import { answerWords } from '@/lib/questionnaire/answer-words'
import type { Answer } from '@/lib/questionnaire/answers'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'

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

/** The history question by question, in the order they were asked; what was never answered is not in it */
export function questionHistories(
  questionnaire: Questionnaire,
  changes: readonly ChangeOnRecord[],
): QuestionHistory[] {
  return itemIndex(questionnaire).places.flatMap(({ item }) => {
    if (!isQuestion(item)) return []
    const own = changes.filter(({ linkId }) => linkId === item.linkId)
    if (own.length === 0) return []
    const said = (answer: Answer | null) => answer && answerWords(item, answer)
    return {
      linkId: item.linkId,
      question: item.text ?? '',
      changes: own.map(({ at, by, before, after, reason }) => ({
        ...{ at, by, reason },
        before: said(before),
        after: said(after),
      })),
    }
  })
}
