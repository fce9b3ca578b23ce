import { z } from 'zod'
import type { SqlTransaction } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { flagsOf, scoresOf, sentRows } from './export-rows'
import type { ResponseRecord } from './visit-record'

const citations = z.array(
  z.object({ linkId: z.string().nullable(), question: z.string(), answer: z.string() }),
)

/** What was sent for a visit, or the one response asked for, with what was worked out of it */
export async function sentRecords(
  tx: SqlTransaction,
  clinicId: string,
  which: { appointmentId: string; responseId?: string },
): Promise<ResponseRecord[]> {
  const rows = await sentRows(tx, clinicId, which)
  const ids = rows.map((row) => row.id)
  const scores = await scoresOf(tx, clinicId, ids)
  const flags = await flagsOf(tx, clinicId, ids)
  const records: ResponseRecord[] = []
  for (const row of rows)
    records.push({
      ...row,
      questionnaire: await pinnedQuestionnaire(tx, row.versionId),
      answers: answersSchema.parse(row.answers),
      scores: scores.filter(({ responseId }) => responseId === row.id),
      flags: flags
        .filter(({ responseId }) => responseId === row.id)
        .map((flag) => ({ ...flag, citations: citations.parse(flag.citations) })),
    })
  return records
}
