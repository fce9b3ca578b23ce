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

/** Puts each change on record: what stood there, what stands, who and when */
export async function keepChanges(
  tx: SqlTransaction,
  actor: PatientActor,
  responseId: string,
  revision: number,
  accepted: readonly Accepted[],
  changedAt: Date,
  load: string | null,
): Promise<void> {
  const rows = accepted.map(({ linkId, before, after }) => ({
    clinic_id: actor.clinicId,
    patient_id: actor.patientId,
    response_id: responseId,
    revision,
    link_id: linkId,
    before: before && tx.json(before),
    after: after && tx.json(after),
    changed_by: actor.accountId,
    changed_at: changedAt,
    page_load: load,
  }))
  await tx`insert into answer_change ${tx(rows)}`
}
