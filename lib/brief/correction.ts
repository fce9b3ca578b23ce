import { z } from 'zod'
import type { SqlTransaction } from '@/lib/access/scoped'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { answerSchema } from '@/lib/questionnaire/answers-schema'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
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

export type CorrectionRow = {
  responseId: string
  reason: string
  cleared: unknown
  at: Date
  by: string | null
  changes: unknown
}

export const correctionRows = (tx: SqlTransaction, clinicId: string, responseIds: readonly string[]) => tx<
  CorrectionRow[]
>`
  select m.response_id as "responseId", m.reason, m.cleared, m.amended_at as at, w.name as by, (
    select jsonb_agg(jsonb_build_object('linkId', c.link_id, 'before', c.before, 'after', c.after) order by c.id)
    from answer_change c
    where c.clinic_id = m.clinic_id and c.response_id = m.response_id and c.revision = m.revision
  ) as changes
  from amendment m
  left join account w on w.clinic_id = m.clinic_id and w.id = m.amended_by
  where m.clinic_id = ${clinicId} and m.response_id = any(${[...responseIds]})
  order by m.revision desc`

const cleared = z.array(z.object({ words: z.string() }))
const changed = z.array(
  z.object({ linkId: z.string(), before: answerSchema.nullable(), after: answerSchema.nullable() }),
)

/** The corrections of one response, in the words that were asked */
export function correctionsOf(
  rows: readonly CorrectionRow[],
  asked: { responseId: string; appointmentId: string; questionnaire: Questionnaire },
): Correction[] {
  const { responseId, appointmentId, questionnaire } = asked
  return rows
    .filter((row) => row.responseId === responseId)
    .map(({ at, by, reason, ...row }) => ({
      ...{ at, by: by ?? '', reason },
      cleared: cleared.parse(row.cleared).map(({ words }) => words),
      changes: changed.parse(row.changes ?? []).flatMap(({ linkId, before, after }) => {
        const item = itemOf(questionnaire, linkId)
        if (!item) return []
        const said = (answer: typeof before) => answerWords(item, answer ?? undefined)
        const place = { appointmentId, responseId, linkId }
        return { question: item.text ?? '', before: said(before), after: said(after), place }
      }),
    }))
}
