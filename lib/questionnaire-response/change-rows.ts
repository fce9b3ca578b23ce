import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import type { Accepted, LaterChange } from './merge'

/** What was changed in these answers after a revision, oldest first */
export async function changesSince(
  tx: SqlTransaction,
  actor: PatientActor,
  responseId: string,
  baseRevision: number,
  linkIds: string[],
  load: string | null,
): Promise<LaterChange[]> {
  if (linkIds.length === 0) return []
  return tx<LaterChange[]>`
    select link_id as "linkId", before, changed_at as at, revision,
      page_load is not null and page_load is not distinct from ${load} as "isOwn"
    from answer_change
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and response_id = ${responseId}
      and revision > ${baseRevision} and link_id = any(${linkIds})
    order by revision`
}

type Kept = { responseId: string; revision: number; at: Date; load: string | null }

/** Each change on record: what stood there, what stands, who and when. As a statement or a part of one. */
export const insertChanges = (
  tx: SqlTransaction,
  { clinicId, patientId, accountId }: PatientActor,
  { responseId, revision, at, load }: Kept,
  accepted: readonly Accepted[],
) => tx`
  insert into answer_change (clinic_id, patient_id, response_id, revision, link_id, before, after, changed_by, changed_at, page_load)
  select ${clinicId}::uuid, ${patientId}::uuid, ${responseId}::uuid, ${revision}::int, c."linkId", c.before, c.after, ${accountId}::uuid,
    ${at}::timestamptz, ${load}
  from jsonb_to_recordset(${tx.json(accepted.map(storable))}) as c("linkId" text, before jsonb, after jsonb)`

/** Without a key rather than with a null, which in JSON would be a value */
const storable = ({ linkId, before, after }: Accepted) => ({
  linkId,
  ...(before && { before }),
  ...(after && { after }),
})
