import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { PageLoad } from './schema'

/**
 * Whether this save, or a later one of the same page, has been taken already. Every save brings the whole page, so there is
 * nothing in an older one that the later did not bring. The assignment is locked: two of them are not asked at once.
 */
export async function isOvertaken(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
  { load, seq }: PageLoad,
): Promise<boolean> {
  const [seen] = await tx`
    select 1 from page_load
    where clinic_id = ${actor.clinicId} and assignment_id = ${assignmentId} and key = ${load} and seq >= ${seq}`
  return seen !== undefined
}

/** Takes a save's place among those of its page, or says that it is overtaken: the same as a question and a write, in one */
export async function takeSeq(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
  { load, seq }: PageLoad,
): Promise<boolean> {
  const [taken] = await tx`
    insert into page_load (clinic_id, patient_id, assignment_id, key, seq, seen_at)
    values (${actor.clinicId}, ${actor.patientId}, ${assignmentId}, ${load}, ${seq}, ${now()})
    on conflict (clinic_id, assignment_id, key) do update set seq = excluded.seq, seen_at = excluded.seen_at
    where page_load.seq < excluded.seq
    returning 1`
  return taken !== undefined
}
