/** Visits that are over, each with what was sent for it, as rows alone: so many of them for one clinic's patients */
export async function manySent(superuser, clinicId, times, after = 0) {
  await superuser.unsafe(
    `
    with one as (
      select p.id as patient, v.practitioner_id as practitioner, a.questionnaire_id as form, a.questionnaire_version_id as version,
        a.assigned_by as clinician, p.account_id as account, v.id as visit
      from patient p join assignment a on a.patient_id = p.id join appointment v on v.id = a.appointment_id
      where p.clinic_id = $1 order by p.id limit 1000
    ), many as (
      select one.*, uuidv7() as visit_id, uuidv7() as assignment_id, uuidv7() as response_id,
        now() - make_interval(days => 2 + n) as at
      from one cross join generate_series($3::int + 1, $3::int + $2::int) n
    ), visits as (
      insert into appointment (clinic_id, id, patient_id, practitioner_id, starts_at, status)
      select $1, visit_id, patient, practitioner, at, 'fulfilled' from many
    ), assigned as (
      insert into assignment (clinic_id, id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by, status, completed_at)
      select $1, assignment_id, patient, visit_id, form, version, clinician, 'completed', at from many
    ), sent as (
      insert into questionnaire_response (clinic_id, id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent, completed_at, completed_by)
      select $1, response_id, patient, assignment_id, version, 'completed', 1,
        '{"number": {"values": [{"valueInteger": 4}]}, "words-1": {"values": [{"valueString": "As before"}]}}', 'patient', at, account from many
    )
    insert into score (clinic_id, patient_id, response_id, code, title, value, effective_at)
    select $1, patient, response_id, 'total', 'Total', 4, at from many`,
    [clinicId, times, after],
  )
}
