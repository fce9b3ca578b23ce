import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { World } from './world'

/** What somebody rated for one visit: the four figures of "How is your skin" */
export type Rated = { itch: number; 'sleep-loss': number; control: number; 'flare-days': number }

const TITLES = {
  itch: 'Worst itch in 24 hours',
  'sleep-loss': 'Sleep lost in 7 days',
  control: 'Loss of control',
  'flare-days': 'Flare days in 7',
}

async function asClinic<T>(
  url: string,
  { ours }: World,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const done = await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
      return { value: await work(tx) }
    })
    return done.value
  } finally {
    await sql.end()
  }
}

/** Visits of our first patient that are over, 30 days apart and the last 30 days ago, each sent and scored; the oldest first */
export const addPastVisits = (url: string, world: World, rated: readonly Rated[]): Promise<void> =>
  asClinic(url, world, async (tx) => {
    const { ours, questionnaire } = world
    const { clinicId, clinician, patients } = ours
    const [{ patientId }] = patients
    for (const [at, one] of rated.entries()) {
      const [visitId, assignmentId] = [randomUUID(), randomUUID()]
      const day = new Date(Date.now() - (rated.length - at) * 30 * 86_400_000)
      await tx`insert into appointment (clinic_id, id, patient_id, practitioner_id, starts_at, status)
        values (${clinicId}, ${visitId}, ${patientId}, ${clinician.practitionerId}, ${day}, 'fulfilled')`
      await tx`
        insert into assignment (clinic_id, id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
        values (${clinicId}, ${assignmentId}, ${patientId}, ${visitId}, ${questionnaire.id}, ${questionnaire.versionId}, ${clinician.accountId})`
      await send(tx, world, { assignmentId, day, one })
    }
  })

/** "How is your skin" as sent for the coming visit of our first patient */
export const sendNow = (url: string, world: World, one: Rated): Promise<void> =>
  asClinic(url, world, (tx) => {
    const assignmentId = world.ours.patients[0].questionnaireAssignmentId
    return send(tx, world, { assignmentId, day: new Date(), one })
  })

async function send(
  tx: postgres.TransactionSql,
  { ours, questionnaire }: World,
  { assignmentId, day, one }: { assignmentId: string; day: Date; one: Rated },
): Promise<void> {
  const { clinicId, patients } = ours
  const [{ patientId, accountId }] = patients
  const responseId = randomUUID()
  const { control: _, ...numbers } = one
  const answers = Object.fromEntries(
    Object.entries(numbers).map(([linkId, valueInteger]) => [linkId, { values: [{ valueInteger }] }]),
  )
  await tx`update assignment set status = 'completed', completed_at = ${day} where clinic_id = ${clinicId} and id = ${assignmentId}`
  await tx`
    insert into questionnaire_response (clinic_id, id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent, completed_at, completed_by)
    values (${clinicId}, ${responseId}, ${patientId}, ${assignmentId}, ${questionnaire.versionId}, 'completed', 1, ${tx.json(answers)}, 'patient', ${day}, ${accountId})`
  for (const [code, value] of Object.entries(one))
    await tx`insert into score (clinic_id, patient_id, response_id, code, title, value, effective_at)
      values (${clinicId}, ${patientId}, ${responseId}, ${code}, ${TITLES[code as keyof Rated]}, ${value}, ${day})`
}

/** Rows of our clinic, as the application's role sees them */
export const inOurs = asClinic
