import type { SqlTransaction } from '@/lib/access/scoped'
import { type Mail, type Posted, sendMail } from '@/lib/platform/mail'

/** What became of the mail to the patient, so that who decided can tell them otherwise where there was none */
export type Told = Posted | 'no-address'

type Reached = { language: string; email: string | null }

/** How the patient is written to, for as long as that is known */
export async function howReached(tx: SqlTransaction, patientId: string): Promise<Reached> {
  const [row] = await tx<Reached[]>`
    select coalesce(a.email, p.email) as email, coalesce(a.language, p.language) as language
    from patient p left join account a on a.id = p.account_id
    where p.clinic_id = acting_clinic() and p.id = ${patientId}`
  return row ?? { email: null, language: 'en' }
}

export async function tellPatient(
  { email, language }: Reached,
  mail: (who: { to: string; language: string }) => Mail,
): Promise<Told> {
  return email ? sendMail(mail({ to: email, language })) : 'no-address'
}
