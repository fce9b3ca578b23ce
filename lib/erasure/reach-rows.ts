import type { SqlTransaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { isoDay } from '@/lib/platform/zoned-time'
import type { Reach, TableReach } from './reach'

export type Standing = {
  patientId: string
  givenName: string
  familyName: string
  birthDate: Date
  askedAt: Date
  askerName: string
  /** The patient asked themselves, signed in */
  byPatient: boolean
  closedAt: Date | null
  keptUntil: Date | null
}

/** What somebody asked for, was not declined and is not done with, of the clinic that is acting: one patient's, or all, those asked first at the top */
export const standing = (tx: SqlTransaction, patientId: string | null) => tx<Standing[]>`
  select p.id as "patientId", p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate",
    e.asked_at as "askedAt", e.asker_name as "askerName", e.asked_by = p.account_id as "byPatient", e.closed_at as "closedAt",
    kept_until(e.clinic_id, e.patient_id, ${now()}) as "keptUntil"
  from erasure e join patient p on p.clinic_id = e.clinic_id and p.id = e.patient_id
  where e.clinic_id = acting_clinic() and e.declined_at is null ${patientId ? tx`and e.patient_id = ${patientId}` : tx``}
  order by e.asked_at, p.id`

/** Whether the day has come from which nothing has to be kept, by the clinic's calendar */
export const isWhole = (keptUntil: Date | null, timeZone: string): boolean =>
  keptUntil === null || keptUntil.toISOString().slice(0, 10) <= isoDay(now(), timeZone)

export async function reachOf(
  tx: SqlTransaction,
  { patientId, keptUntil }: Standing,
  timeZone: string,
): Promise<Reach> {
  const whole = isWhole(keptUntil, timeZone)
  const tables = await tx<TableReach[]>`
    select name, goes::int, stays::int from erasure_reach(${patientId}, ${whole}, ${now()})`
  const [row] = await tx<{ lines: number }[]>`
    select count(*)::int as lines from audit_event where clinic_id = acting_clinic() and patient_id = ${patientId}`
  return { whole, keptUntil, tables: [...tables], lines: row?.lines ?? 0 }
}
