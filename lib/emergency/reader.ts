import type { Clinician, EmergencyReader } from '@/lib/access/actor-kinds'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'

export type OpenAccess = { id: string; endsAt: Date; reason: string; reader: EmergencyReader }

type Row = Pick<EmergencyReader, 'clinicId' | 'patientId' | 'who' | 'from'> & Omit<OpenAccess, 'reader'>

/** What a clinician has open at this moment, the latest first; with an id, that one alone where it is theirs */
export async function openAccesses(actor: Clinician, accessId: string | null = null): Promise<OpenAccess[]> {
  const rows = await scopedSql(
    actor,
    (tx) => tx<Row[]>`
      select id, clinic_id as "clinicId", patient_id as "patientId", reader_name as who, reader_clinic as "from",
        ends_at as "endsAt", reason
      from emergency_access
      where reader_clinic_id = ${actor.clinicId} and account_id = ${actor.accountId}
        and (${accessId}::uuid is null or id = ${accessId}) and ended_at is null and ends_at > ${now()}
      order by opened_at desc, id`,
  )
  return rows.map(({ id, endsAt, reason, ...whom }) => ({
    id,
    endsAt,
    reason,
    reader: readerOf(actor, whom),
  }))
}

/** PostgreSQL shows this actor the rows of that one patient of that one clinic, and no others */
export const readerOf = (
  { accountId }: Clinician,
  whom: Pick<EmergencyReader, 'clinicId' | 'patientId' | 'who' | 'from'>,
): EmergencyReader => ({ kind: 'emergency', accountId, ...whom })
