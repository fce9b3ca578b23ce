import { isPlacedKey } from '@/lib/questionnaire/address'
import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import type { Answers } from '@/lib/questionnaire/answers'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import type { CorrectionRow } from '@/lib/questionnaire-response/correction-rows'
import type { AnswerPlace } from './anchor'
import { takenAway } from './answer-history'

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
  asked: { responseId: string; appointmentId: string; questionnaire: Questionnaire; answers: Answers },
): Correction[] {
  const { responseId, appointmentId, questionnaire, answers } = asked
  return rows
    .filter((row) => row.responseId === responseId)
    .map(({ at, by, reason, cleared, changes }) => ({
      ...{ at, by, reason },
      cleared: cleared.map(({ words }) => words),
      changes: changes.flatMap(({ linkId, before, after }) => {
        const item = itemOf(questionnaire, linkId)
        // the mark of one that was added or taken away says nothing by itself
        if (!item || isPlacedKey(linkId)) return []
        const said = (answer: typeof before) => answerWords(item, answer ?? undefined)
        const place = { appointmentId, responseId, linkId }
        const question = questionWords(questionnaire, answers, linkId) ?? takenAway(item.text)
        return { question, before: said(before), after: said(after), place }
      }),
    }))
}
