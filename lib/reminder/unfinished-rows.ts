import { isClosedRecord } from '@/lib/access/closed-record'
import type { SqlTransaction } from '@/lib/access/scoped'
import { type Listener, listenersOf } from '@/lib/patient/listener-rows'
import { now } from '@/lib/platform/clock'
import type { Unfinished } from './due'

type Row = Unfinished & { appointmentId: string }

/** Three days by the calendar are less than this long before a visit, also where the clocks change */
const AHEAD = '4 days'

/** Coming visits for which something is not finished, with somebody who wants to hear of it */
export const unfinished = (tx: SqlTransaction, clinicId: string): Promise<Row[]> => tx<Row[]>`
  select v.id as "appointmentId", v.starts_at as "startsAt", v.reminded_at as "remindedAt", v.reminder_tried_at as "triedAt",
    max(s.assigned_at) as "assignedAt"
  from appointment v
  join assignment s on s.clinic_id = v.clinic_id and s.appointment_id = v.id and s.status not in ('completed', 'cancelled')
  where v.clinic_id = ${clinicId} and v.status = 'booked'
    and v.starts_at > ${now()} and v.starts_at < ${now()}::timestamptz + ${AHEAD}::interval
    and not ${isClosedRecord(tx, 'v')}
    and exists (select from (${listenersOf(tx, tx`v.clinic_id`, tx`v.patient_id`)}) l where l."isReminded")
  group by v.id, v.starts_at, v.reminded_at, v.reminder_tried_at
  order by v.starts_at, v.id`

export type Claimed = { appointmentId: string; patientId: string; startsAt: Date; people: Listener[] }

/** Notes that it is tried now; undefined where another server has done so since the row was read, or it is cancelled */
export async function claim(
  tx: SqlTransaction,
  clinicId: string,
  { appointmentId, triedAt, remindedAt }: Row,
): Promise<Claimed | undefined> {
  const [visit] = await tx<Omit<Claimed, 'people'>[]>`
    update appointment set reminder_tried_at = ${now()}
    where clinic_id = ${clinicId} and id = ${appointmentId} and status = 'booked'
      and reminder_tried_at is not distinct from ${triedAt} and reminded_at is not distinct from ${remindedAt}
    returning id as "appointmentId", patient_id as "patientId", starts_at as "startsAt"`
  if (!visit) return undefined
  const people = await listenersOf(tx, tx`${clinicId}::uuid`, tx`${visit.patientId}::uuid`)
  return { ...visit, people: people.filter(({ isReminded }) => isReminded) }
}
