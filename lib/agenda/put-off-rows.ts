import { isClosedRecord } from '@/lib/access/closed-record'
import { type SqlTransaction, sendUnread } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'

type Whose = { clinicId: string; patientId: string }

/** Of a row c that came from i, put off as o says: nobody has changed it since, and nothing has come of it */
const isAsItCame = (tx: SqlTransaction) => tx`
  c.created_at >= o.decided_at and (c.topic, c.own_words) = (i.topic, i.own_words)
  and c.assignment_id is not distinct from i.assignment_id
  and not exists (select 1 from topic_outcome t where t.clinic_id = c.clinic_id and t.agenda_item_id = c.id)
  and not exists (select 1 from agenda_item l where l.clinic_id = c.clinic_id and l.carried_from_id = c.id)`

/**
 * Puts what was put off at one visit on the list of the next, at its end: the next that is not cancelled and was still to
 * come when it was put off. Whoever looks at a list calls this, so that it holds however the next visit was booked, moved
 * or cancelled; where it had come to a later visit it goes from there, unless the patient has made it their own. What the
 * patient took off a list again stays off it. The list of a visit that was cancelled goes along to the next as it is.
 */
export function bringBackPutOff(tx: SqlTransaction, { clinicId, patientId }: Whose): void {
  takeAlong(tx, { clinicId, patientId })
  /** Each topic i that was put off, as o says, at the visit v, with the visit n that is next */
  const back = tx`
    topic_outcome o
    join agenda_item i on i.clinic_id = o.clinic_id and i.id = o.agenda_item_id
    join appointment v on v.clinic_id = i.clinic_id and v.id = i.appointment_id
    cross join lateral (
      select id, clinic_id, starts_at from appointment
      where clinic_id = i.clinic_id and patient_id = i.patient_id and status <> 'cancelled'
        and starts_at > v.starts_at and starts_at > o.decided_at
      order by starts_at, id limit 1
    ) n
    where o.clinic_id = ${clinicId} and o.patient_id = ${patientId} and o.outcome = 'put-off'
      -- to a closed record nothing is added, and it is read all the same
      and not ${isClosedRecord(tx, 'o')}`
  const moved = tx`
    delete from agenda_item c using appointment f, ${back}
      and c.clinic_id = i.clinic_id and c.carried_from_id = i.id and c.removed_at is null
      and f.clinic_id = c.clinic_id and f.id = c.appointment_id and f.id <> n.id
      and f.starts_at > ${now()} and n.starts_at > ${now()} and ${isAsItCame(tx)}`
  sendUnread(tx, moved)
  const origin = tx`case when i.source = 'own_words' and i.origin like 'response:%' then 'carried:' || i.id else i.origin end`
  const known = tx`
    update agenda_item l set carried_from_id = i.id from ${back}
      and l.clinic_id = n.clinic_id and l.appointment_id = n.id and l.origin = ${origin} and l.carried_from_id is null`
  sendUnread(tx, known)
  // what is there already is left alone: a conflict that updates holds the row for everybody else who reads the list
  const brought = tx`
    insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, own_words, rank, origin,
      assignment_id, place, created_at, added_by, carried_from_id)
    select i.clinic_id, i.patient_id, n.id, i.source, i.topic, i.own_words,
      (select coalesce(max(l.rank), 0) from agenda_item l where l.clinic_id = n.clinic_id and l.appointment_id = n.id)
        + row_number() over (partition by n.id order by v.starts_at, i.rank, i.id),
      ${origin}, i.assignment_id, i.place, ${now()}, i.added_by, i.id
    from ${back}
    on conflict (clinic_id, appointment_id, origin) do nothing`
  sendUnread(tx, brought)
}

/**
 * What stood on the list of a visit that was cancelled stands on the next one that is to come, after what is there: nobody has
 * talked about it. What that list has already stays behind, and so does what is older than ninety days.
 */
function takeAlong(tx: SqlTransaction, { clinicId, patientId }: Whose): void {
  const moved = tx`
    with next as (
      select id, clinic_id from appointment
      where clinic_id = ${clinicId} and patient_id = ${patientId} and status = 'booked' and starts_at > ${now()}
      order by starts_at, id limit 1
    ), going as (
      select distinct on (i.origin) i.id, n.id as next_id,
        (select coalesce(max(l.rank), 0) from agenda_item l where l.clinic_id = n.clinic_id and l.appointment_id = n.id) as last
      from next n, agenda_item i
      join appointment v on v.clinic_id = i.clinic_id and v.id = i.appointment_id
      where i.clinic_id = ${clinicId} and i.patient_id = ${patientId} and i.removed_at is null
        and v.status = 'cancelled' and v.starts_at > ${now()}::timestamptz - interval '90 days'
        and not exists (select from agenda_item l
          where l.clinic_id = n.clinic_id and l.appointment_id = n.id and l.origin = i.origin)
        and not exists (select from topic_outcome t where t.clinic_id = i.clinic_id and t.agenda_item_id = i.id)
        and not ${isClosedRecord(tx, 'i')}
      order by i.origin, v.starts_at desc
    )
    update agenda_item i set appointment_id = going.next_id, rank = going.last + i.rank
    from going where i.clinic_id = ${clinicId} and i.id = going.id`
  sendUnread(tx, moved)
}

/**
 * Takes what came back off the next list where it is not put off after all, before its outcome is changed. What the patient
 * changed, chose anew or had there already stays, as their own.
 */
export async function takeBackCarried(
  tx: SqlTransaction,
  clinicId: string,
  itemIds: readonly string[],
): Promise<void> {
  const carried = tx`c.clinic_id = ${clinicId} and c.carried_from_id = any(${[...itemIds]})`
  await tx`
    delete from agenda_item c using agenda_item i, topic_outcome o
    where ${carried} and i.clinic_id = c.clinic_id and i.id = c.carried_from_id
      and o.clinic_id = c.clinic_id and o.agenda_item_id = i.id and ${isAsItCame(tx)}`
  await tx`update agenda_item c set carried_from_id = null where ${carried}`
}
