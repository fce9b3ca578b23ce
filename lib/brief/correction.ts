import { answerWords } from '@/lib/questionnaire/answer-words'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import type { CorrectionRow } from '@/lib/questionnaire-response/correction-rows'
import type { AnswerPlace } from './anchor'

/** What a patient corrected after sending */
export type Correction = {
  at: Date
  by: string
  reason: string
  changes: CorrectedAnswer[]
  /** Words of the flags that it took away */
  cleared: string[]
}

export type CorrectedAnswer = { question: string; before: string; after: string; place: AnswerPlace }

/** The corrections of one response, in the words that were asked */
export function correctionsOf(
  rows: readonly CorrectionRow[],
  asked: { responseId: string; appointmentId: string; questionnaire: Questionnaire },
): Correction[] {
  const { responseId, appointmentId, questionnaire } = asked
  return rows
    .filter((row) => row.responseId === responseId)
    .map(({ at, by, reason, cleared, changes }) => ({
      ...{ at, by, reason },
      cleared: cleared.map(({ words }) => words),
      changes: changes.flatMap(({ linkId, before, after }) => {
        const item = itemOf(questionnaire, linkId)
        if (!item) return []
        const said = (answer: typeof before) => answerWords(item, answer ?? undefined)
        const place = { appointmentId, responseId, linkId }
        return { question: item.text ?? '', before: said(before), after: said(after), place }
      }),
    }))
}
