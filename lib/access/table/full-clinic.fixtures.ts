import type postgres from 'postgres'
import type { World } from '@/e2e/factories/world'
import { skinCheck } from '@/lib/questionnaire-response/response.fixtures'

export const PATIENTS = 10_000
export const RESPONSES = 100_000
/** A day's visits, twenty minutes apart */
export const A_DAY = 25
/** How many visits the patient with the longest past has had; the others have had ten */
export const LONGEST_PAST = 40

export type FullClinic = {
  versionId: string
  /** The first moment of the newest day with visits that have been */
  day: Date
  /** Patients with the same coming visit, for which their skin check is not sent yet; the first has the longest past */
  coming: [Coming, Coming, Coming, Coming]
  sessionHash: Buffer
}
export type Coming = { accountId: string; patientId: string; appointmentId: string; assignmentId: string }

/**
 * Fills our clinic with 100,000 responses and what hangs on them, as years would, in seconds: as rows alone, past triggers and
 * foreign keys. For the superuser only.
 */
export async function fillClinic(sql: postgres.Sql, { ours, guide }: World): Promise<FullClinic> {
  const { clinicId, clinician } = ours
  return sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`set local synchronous_commit = off`
    const id = async (rows: postgres.PendingQuery<postgres.Row[]>) => String((await rows)[0]?.id)
    const questionnaireId = await id(
      tx`insert into questionnaire (url) values ('urn:test:full-clinic') returning id`,
    )
    const versionId = await id(tx`
      insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
      values (${questionnaireId}, 1, '1.0.0', 'Skin check', 3, 'x', ${tx.json(JSON.parse(JSON.stringify(skinCheck)))}) returning id`)
    await tx`create temp table person on commit drop as
      select n, uuidv7() as patient, uuidv7() as account from generate_series(0, ${PATIENTS - 1}::int) n`
    // the newest first, and the one with the longest past comes again and again
    await tx`create temp table seen on commit drop as
      select i, patient, account, uuidv7() as visit, uuidv7() as asked, uuidv7() as guide, uuidv7() as response,
        date_trunc('day', now()) - make_interval(days => 1 + i / ${A_DAY}::int) + make_interval(mins => 20 * (i % ${A_DAY}::int)) as at
      from generate_series(0, ${RESPONSES - 1}::int) i
      join person on n = case when i < ${PATIENTS * (LONGEST_PAST - 10)}::int and i % ${PATIENTS}::int = 1 then 0 else i % ${PATIENTS}::int end`
    await tx`create temp table coming on commit drop as
      select patient, account, uuidv7() as visit, uuidv7() as asked, now() + interval '2 days' as at from person where n in (0, 2, 3, 4)`
    await tx`insert into account (clinic_id, id, role, name, email)
      select ${clinicId}, account, 'patient', 'Patient ' || n, 'full-' || n || '@example.com' from person`
    await tx`insert into session (id_hash, account_id, idle_minutes, expires_at)
      select sha256(account::text::bytea), account, 30, now() + interval '12 hours' from person`
    await tx`insert into patient (clinic_id, id, account_id, given_name, family_name, birth_date, email)
      select ${clinicId}, patient, account, 'Given' || n % 300, 'Family' || n % 4000, date '1930-01-01' + n * 3, 'full-' || n || '@example.com' from person`
    await tx`insert into appointment (clinic_id, id, patient_id, practitioner_id, starts_at, status)
      select ${clinicId}::uuid, visit, patient, ${clinician.practitionerId}::uuid, at, 'fulfilled'::appointment_status from seen
      union all select ${clinicId}::uuid, visit, patient, ${clinician.practitionerId}::uuid, at, 'booked' from coming`
    await tx`insert into assignment (clinic_id, id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by, status, completed_at)
      select ${clinicId}::uuid, asked, patient, visit, ${questionnaireId}::uuid, ${versionId}::uuid, ${clinician.accountId}::uuid, 'completed'::assignment_status, at from seen
      union all select ${clinicId}::uuid, asked, patient, visit, ${questionnaireId}::uuid, ${versionId}::uuid, ${clinician.accountId}::uuid, 'assigned', null from coming`
    await tx`insert into assignment (clinic_id, id, patient_id, appointment_id, guide_id, guide_version_id, assigned_by, status, completed_at)
      select ${clinicId}, guide, patient, visit, ${guide.id}::uuid, ${guide.versionId}::uuid, ${clinician.accountId}::uuid, 'completed', at from seen`
    await tx`insert into questionnaire_response (clinic_id, id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent, completed_at, completed_by)
      select ${clinicId}, response, patient, asked, ${versionId}::uuid, 'completed', 1,
        jsonb_build_object('itch', jsonb_build_object('values', jsonb_build_array(jsonb_build_object('valueInteger', i % 11)))), 'patient', at, account from seen`
    await tx`insert into answer_change (clinic_id, patient_id, response_id, revision, link_id, changed_by, changed_at)
      select ${clinicId}, patient, response, 1, 'itch', account, at from seen`
    await tx`insert into score (clinic_id, patient_id, response_id, code, title, value, effective_at)
      select ${clinicId}, patient, response, 'itch', 'Worst itch', i % 11, at from seen`
    // nobody says of everything that it was seen
    await tx`insert into flag (clinic_id, patient_id, response_id, rule_id, rule_version, severity, kind, words, citations, raised_at, acknowledged_at, acknowledged_by, acknowledger_name)
      select ${clinicId}, patient, response, 'chest-pain', '1', (array['urgent', 'high', 'moderate', 'note'])[1 + i / 3 % 4]::flag_severity, 'raised',
        'Chest pain now', '[]', seen.at, ack.at, ack.by, ack.name from seen
      left join lateral (select seen.at, ${clinician.accountId}::uuid as by, 'Dr Shah' as name where i % 2 = 0) ack on true where i % 3 = 0`
    await tx`insert into guide_reading (clinic_id, patient_id, assignment_id, section_id, first_read_at, last_read_at)
      select ${clinicId}, patient, guide, 'one', at, at from seen`
    await tx`insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin)
      select ${clinicId}, patient, visit, 'own_words', 'Sleep', 1, 'own:1' from seen where i % 2 = 0`
    await tx`insert into review (clinic_id, patient_id, appointment_id, reviewed_by, reviewer_name, reviewed_at)
      select ${clinicId}, patient, visit, ${clinician.accountId}::uuid, 'Dr Shah', at from seen`
    await tx`insert into clarification (clinic_id, patient_id, response_id, link_id, question, words, asked_by, asker_name, asked_at, answered_at)
      select ${clinicId}, patient, response, 'itch', 'Worst itch?', 'When?', ${clinician.accountId}::uuid, 'Dr Shah', at, at from seen where i % 20 = 0`
    await tx`insert into attachment (clinic_id, patient_id, assignment_id, link_id, content_type, size, width, height, source_hash)
      select ${clinicId}, patient, asked, 'photos', 'image/jpeg', 4, 1, 1, sha256(response::text::bytea) from seen where i % 10 = 0`
    await tx`insert into audit_event (clinic_id, at, actor_kind, account_id, action, patient_id, entity, entity_id)
      select ${clinicId}, at, 'patient', account, 'response.completed', patient, 'questionnaire_response', response from seen`
    const [first] = await tx<{ day: Date; hash: Buffer }[]>`
      select min(at) as day, (select sha256(account::text::bytea) from person where n = 2) as hash from seen where i < ${A_DAY}::int`
    const [long, short, third, fourth] = await tx<Coming[]>`
      select account as "accountId", c.patient as "patientId", visit as "appointmentId", asked as "assignmentId"
      from coming c join person p using (patient, account) order by p.n`
    if (!first || !long || !short || !third || !fourth) throw new Error('the clinic is empty')
    return { versionId, day: first.day, coming: [long, short, third, fourth], sessionHash: first.hash }
  })
}
