import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import type { AgendaSource } from './own-list'
import { seenOnList } from './seen-rows'
import { originBy } from './topic-scope'

export type NewItem = {
  source: AgendaSource
  topic: string
  ownWords: string
  origin: string
  assignmentId: string | null
  place: string
}

/** More than a visit can hold; a list that goes on is no list. Of what somebody sees: nobody else's fills it. */
const MOST = 40

/**
 * Puts an item at the end of a visit's list and returns its id. One that is there already stays where it is, with the
 * newer words if there are any; one that was removed comes back at the end. The visit's row is locked by the caller.
 */
export async function putOnList(
  tx: SqlTransaction,
  actor: PatientActor,
  appointmentId: string,
  item: NewItem,
  at: Date,
): Promise<string | 'full'> {
  const origin = originBy(actor, item.origin)
  const mine = tx`clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and appointment_id = ${appointmentId}`
  const [before] = await tx<{ id: string; removed: boolean }[]>`
    select id, removed_at is not null as removed from agenda_item where ${mine} and origin = ${origin}`
  const seen = await seenOnList(tx, actor, appointmentId)
  if (seen.length >= MOST && (!before || before.removed)) return 'full'
  const [list] = await tx<{ last: number }[]>`
    select coalesce(max(rank), 0)::int as last from agenda_item where ${mine}`
  const last = list?.last ?? 0
  if (before) {
    await tx`
      update agenda_item set removed_at = null, topic = ${item.topic},
        own_words = case when ${item.ownWords} = '' then own_words else ${item.ownWords} end,
        rank = case when removed_at is null then rank else ${last + 1} end
      where ${mine} and id = ${before.id}`
    return before.id
  }
  const [row] = await tx<{ id: string }[]>`
    insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, own_words, rank, origin,
      assignment_id, place, created_at, added_by)
    values (${actor.clinicId}, ${actor.patientId}, ${appointmentId}, ${item.source}::agenda_source, ${item.topic},
      ${item.ownWords}, ${last + 1}, ${origin}, ${item.assignmentId}, ${item.place}, ${at}, ${actor.accountId})
    returning id`
  if (!row) throw new Error('An item was put on the list and is not there')
  return row.id
}
