import { actsToday } from '@/lib/access/represented-rows'
import type { SqlTransaction } from '@/lib/access/scoped'

/** Somebody who signs in for a patient and hears of it by mail */
export type Listener = {
  to: string
  /** A patient's given name, a carer's whole one */
  name: string
  language: string
  isCarer: boolean
  /** Did not turn reminders off */
  isReminded: boolean
}

type Words = ReturnType<SqlTransaction>

/**
 * Who signs in for a patient: themselves, at the address that the clinic has else at that of their account, and who acts for
 * them. Nobody whose account or whose acting has ended, no parent of somebody of age. As a statement or a part of one.
 */
export const listenersOf = (tx: SqlTransaction, clinicId: Words, patientId: Words) => tx<Listener[]>`
  select coalesce(p.email, a.email) as to, p.given_name as name, a.language, false as "isCarer", a.reminders as "isReminded"
  from patient p join account a on a.id = p.account_id and a.deactivated_at is null
  where p.clinic_id = ${clinicId} and p.id = ${patientId}
  union all
  select c.email, c.name, c.language, true, c.reminders
  from related_person k join account c on c.id = k.account_id and c.deactivated_at is null
  where k.clinic_id = ${clinicId} and k.patient_id = ${patientId} and ${actsToday(tx)}`
