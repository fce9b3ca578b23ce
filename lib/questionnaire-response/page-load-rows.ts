import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { PageLoad } from './schema'

/**
 * The number of the latest save that was taken of this loaded page; nothing where none was. Every save brings the whole
 * page, so there is nothing in an older one that the later did not bring. The assignment is locked: two are not asked at once.
 */
export async function seqTaken(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
  { load }: PageLoad,
): Promise<number | undefined> {
  const [seen] = await tx<{ seq: number }[]>`
    select seq from page_load
    where clinic_id = ${actor.clinicId} and assignment_id = ${assignmentId} and key = ${load}`
  return seen?.seq
}

/** Takes a save's place among those of its page; false where it, or a later one, has been taken already */
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
