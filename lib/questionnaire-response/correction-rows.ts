import { z } from 'zod'
import type { SqlTransaction } from '@/lib/access/scoped'
import { answerSchema } from '@/lib/questionnaire/answers-schema'

const cleared = z.array(z.object({ words: z.string() }))
const changed = z.array(
  z.object({ linkId: z.string(), before: answerSchema.nullable(), after: answerSchema.nullable() }),
)

export type CorrectionRow = {
  responseId: string
  at: Date
  by: string
  reason: string
  changes: z.infer<typeof changed>
  cleared: z.infer<typeof cleared>
}

/** What was corrected after sending in these responses, the latest first. The caller has made sure that they may be read. */
export async function correctionRows(
  tx: SqlTransaction,
  clinicId: string,
  responseIds: readonly string[],
): Promise<CorrectionRow[]> {
  const rows = await tx<(Pick<CorrectionRow, 'responseId' | 'at' | 'reason'> & Record<string, unknown>)[]>`
    select m.response_id as "responseId", m.reason, m.cleared, m.amended_at as at, coalesce(w.name, '') as by, (
      select jsonb_agg(jsonb_build_object('linkId', c.link_id, 'before', c.before, 'after', c.after) order by c.id)
      from answer_change c
      where c.clinic_id = m.clinic_id and c.response_id = m.response_id and c.revision = m.revision
    ) as changes
    from amendment m
    left join account w on w.clinic_id = m.clinic_id and w.id = m.amended_by
    where m.clinic_id = ${clinicId} and m.response_id = any(${[...responseIds]})
    order by m.revision desc`
  return rows.map(({ responseId, at, by, reason, ...row }) => ({
    ...{ responseId, at, by: String(by), reason },
    changes: changed.parse(row.changes ?? []),
    cleared: cleared.parse(row.cleared),
  }))
}
