import { isClosedRecord } from '@/lib/access/closed-record'
import type { SqlTransaction } from '@/lib/access/scoped'
import type { Visit } from './brief'

export type HeadRow = Omit<Visit, 'practitioner'> & {
  practitioner: string
  patientId: string
  givenName: string
  familyName: string
  birthDate: Date
  language: string
  timeZone: string
  previous: unknown
  next: unknown
}

export async function headRow(
  tx: SqlTransaction,
  clinicId: string,
  appointmentId: string,
): Promise<HeadRow | undefined> {
  const day = tx`date_trunc('day', a.starts_at at time zone c.time_zone)`
  const neighbour = (after: boolean) => tx`(
    select jsonb_build_object('appointmentId', n.id, 'startsAt', n.starts_at,
      'givenName', o.given_name, 'familyName', o.family_name)
    from appointment n join patient o on o.clinic_id = n.clinic_id and o.id = n.patient_id
    where n.clinic_id = a.clinic_id and n.practitioner_id = a.practitioner_id and n.status <> 'cancelled'
      and not ${isClosedRecord(tx, 'n')}
      and n.starts_at >= ${day} at time zone c.time_zone and n.starts_at < (${day} + interval '1 day') at time zone c.time_zone
      and ${after ? tx`(n.starts_at, n.id) > (a.starts_at, a.id)` : tx`(n.starts_at, n.id) < (a.starts_at, a.id)`}
    order by ${after ? tx`n.starts_at, n.id` : tx`n.starts_at desc, n.id desc`} limit 1)`
  const [row] = await tx<HeadRow[]>`
    select a.id as "appointmentId", a.starts_at as "startsAt", a.minutes, a.reason, a.status, d.name as practitioner,
      ${isClosedRecord(tx, 'a')} as "isClosed",
      p.id as "patientId", p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate",
      p.language, c.time_zone as "timeZone", ${neighbour(false)} as previous, ${neighbour(true)} as next
    from appointment a
    join clinic c on c.id = a.clinic_id
    join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
    join practitioner d on d.clinic_id = a.clinic_id and d.id = a.practitioner_id
    where a.clinic_id = ${clinicId} and a.id = ${appointmentId}`
  return row
}
