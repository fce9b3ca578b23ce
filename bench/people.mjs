/** Twenty answers, as they lie in a draft before it is sent */
const ANSWERS = Object.fromEntries([
  ['number', { values: [{ valueInteger: 3 }] }],
  ...Array.from({ length: 10 }, (_, n) => [`rating-${n + 1}`, { values: [{ valueInteger: n }] }]),
  ...Array.from({ length: 5 }, (_, n) => [`yes-${n + 1}`, { values: [{ valueBoolean: n % 2 === 0 }] }]),
  ...Array.from({ length: 4 }, (_, n) => [
    `words-${n + 1}`,
    { values: [{ valueString: 'It itches most at night' }] },
  ]),
])

export const QUESTIONS = Object.keys(ANSWERS)

/** The fields of the page with all twenty, as its form posts them */
export const typed = (number) =>
  QUESTIONS.map((question) => {
    const [value] = ANSWERS[question].values
    const [plain] = Object.values(value)
    return [
      `a.${question}`,
      question === 'number'
        ? String(number)
        : typeof plain === 'boolean'
          ? plain
            ? 'true'
            : 'false'
          : String(plain),
    ]
  })

/** Everybody has answered all twenty and not sent them */
export async function allAnswered(superuser, people) {
  await superuser`
    insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent)
    select clinic_id, patient_id, id, questionnaire_version_id, 'in-progress', 1, ${superuser.json(ANSWERS)}, 'patient'
    from assignment where id = any(${people.map(({ assignmentId }) => assignmentId)})`
  await superuser`update assignment set status = 'in_progress' where id = any(${people.map(({ assignmentId }) => assignmentId)})`
}

/** Their clinic's clinician with a session, and so many of their visits today */
export async function clinicianOf(ground, people, visitsToday) {
  const [{ clinicId }] = people
  const [{ id }] =
    await ground.superuser`select id from account where clinic_id = ${clinicId} and role = 'clinician'`
  await ground.superuser`
    update appointment set starts_at = date_trunc('day', now() at time zone 'America/New_York') at time zone 'America/New_York' + interval '9 hours'
    where clinic_id = ${clinicId} and patient_id = any(${people.slice(0, visitsToday).map(({ patientId }) => patientId)}) and status = 'booked'`
  return { accountId: id, cookie: await ground.signIn(id) }
}
