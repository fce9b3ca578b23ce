import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from '../bin/machine/clone.mjs'

export const formUrl = (file) => JSON.parse(readFileSync(join(clone, file), 'utf8')).url

/**
 * @typedef {{ clinicId: string, patientId: string, assignmentId: string, cookie: string }} Person
 * @returns {Promise<Person[]>}
 */
export async function people(sql, count, url, cookieName) {
  const ids = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const hashes = ids.map((id) => createHash('sha256').update(id).digest())
  const rows = await sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true)`
    const [{ id: clinicId }] = await tx`
      insert into clinic (name, phone, time_zone) values ('Drill', '+1 555 0100', 'America/New_York') returning id`
    await tx`select set_config('app.clinic_id', ${clinicId}, true)`
    const [clinician] = await tx`
      insert into account (clinic_id, role, name, email) values (${clinicId}, 'clinician', 'Dr Shah', ${`shah@${clinicId}.example`}) returning id`
    const [practitioner] = await tx`
      insert into practitioner (clinic_id, account_id, name, given_name, family_name)
      values (${clinicId}, ${clinician.id}, 'Dr Shah', 'Amina', 'Shah') returning id`
    const [form] = await tx`
      select q.id, v.id as version from questionnaire q join questionnaire_version v on v.questionnaire_id = q.id
      where q.url = ${url} order by v.revision desc limit 1`
    const made = await tx`
      with account as (
        insert into account (clinic_id, role, name, email)
        select ${clinicId}, 'patient', 'Patient ' || n, 'p' || n || '@' || ${clinicId}::text || '.example' from generate_series(1, ${count}::int) n
        returning id
      ), patient as (
        insert into patient (clinic_id, account_id, given_name, family_name, birth_date)
        select ${clinicId}, id, 'Maria', 'Drill', '1981-03-04' from account returning id, account_id
      ), visit as (
        insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
        select ${clinicId}, id, ${practitioner.id}, now() + interval '3 days' from patient returning id, patient_id
      ), assigned as (
        insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
        select ${clinicId}, patient_id, id, ${form.id}, ${form.version}, ${clinician.id} from visit returning id, patient_id
      )
      select a.id as assignment, p.id as patient, p.account_id as account from assigned a join patient p on p.id = a.patient_id`
    await tx`
      insert into session (id_hash, account_id, idle_minutes, expires_at)
      select h, a, 600, now() + interval '12 hours'
      from unnest(${hashes.map((hash) => hash.toString('hex'))}::text[], ${made.map((row) => row.account)}::uuid[]) as x(t, a), decode(t, 'hex') h`
    return made.map((row) => ({ ...row, clinicId }))
  })
  return rows.map(({ clinicId, patient, assignment }, n) => ({
    ...{ clinicId, patientId: patient, assignmentId: assignment, cookie: `${cookieName}=${ids[n]}` },
  }))
}
