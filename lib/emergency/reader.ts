import type { Clinician, EmergencyReader } from '@/lib/access/actor-kinds'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'

type Opened = { clinicId: string; patientId: string; endsAt: Date; reason: string }

/** The access a clinician has open under this id; null where it is another's, ended, or over */
export async function openAccess(
  actor: Clinician,
  accessId: string,
): Promise<(Opened & { reader: EmergencyReader }) | null> {
  const [row] = await scopedSql(
    actor,
    (tx) => tx<Opened[]>`
      select clinic_id as "clinicId", patient_id as "patientId", ends_at as "endsAt", reason
      from emergency_access
      where reader_clinic_id = ${actor.clinicId} and account_id = ${actor.accountId} and id = ${accessId}
        and ended_at is null and ends_at > ${now()}`,
  )
  return row ? { ...row, reader: readerOf(actor, row) } : null
}

/** PostgreSQL shows this actor the rows of that one patient of that one clinic, and no others */
export const readerOf = (
  { accountId }: Clinician,
  { clinicId, patientId }: { clinicId: string; patientId: string },
): EmergencyReader => ({ kind: 'emergency', clinicId, patientId, accountId })

/** What the record of the patient's clinic says of somebody whose account it cannot look up */
export async function saidOf(tx: SqlTransaction, actor: Clinician): Promise<{ who: string; clinic: string }> {
  const [clinic] = await tx<{ name: string }[]>`select name from clinic where id = ${actor.clinicId}`
  return { who: actor.name, clinic: clinic?.name ?? '' }
}
