import postgres from 'postgres'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { assign, withdrawAssignments } from './commands'
import { patientAssignments } from './queries'

let world: World
const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
})
afterAll(() => sql.end())

const system = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    return work(tx)
  })
const as = (caller: Caller) => actorFor(caller, world)
const maria = () => world.ours.patients[0]
const notFound = { ok: false, reason: 'not-found' }
const everything = () => patientAssignments(as('clinician'), maria().patientId)
const typed = (over: object = {}) => ({
  patientId: maria().patientId,
  appointmentId: maria().appointmentId,
  guideIds: [world.spare.id],
  questionnaireIds: [],
  note: '',
  ...over,
})

describe('withdrawing', () => {
  const take = (caller: Caller, ...assignmentIds: string[]) =>
    withdrawAssignments(as(caller), { patientId: maria().patientId, assignmentIds })

  it('says who and when, keeps a draft, and lets the thing be assigned again', async () => {
    const { questionnaireAssignmentId: id, patientId } = maria()
    await system(
      (
        tx,
      ) => tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, answers)
      values (${world.ours.clinicId}, ${patientId}, ${id}, ${world.questionnaire.versionId}, '{"itch": {"value": 7}}')`,
    )
    expect(await take('staff', id)).toEqual({ ok: true, withdrawn: 1 })
    const withdrawn = (await everything()).find((assignment) => assignment.id === id)
    expect(withdrawn).toMatchObject({
      status: 'cancelled',
      answered: true,
      withdrawn: { by: 'Sam Lee', at: expect.any(Date) },
    })
    const [draft] = await system(
      (tx) => tx`select answers from questionnaire_response where assignment_id = ${id}`,
    )
    expect(draft?.answers).toEqual({ itch: { value: 7 } })
    const again = typed({ guideIds: [], questionnaireIds: [world.questionnaire.id] })
    expect(await assign(as('clinician'), again)).toMatchObject({ ok: true })
  })

  it('does not take back what the patient has finished', async () => {
    expect(await take('clinician', maria().sentAssignmentId)).toEqual({ ok: false, reason: 'finished' })
  })

  it('undoes what was just assigned, once', async () => {
    const made = await assign(as('staff'), typed())
    if (!made.ok) throw new Error(made.reason)
    expect(await take('staff', ...made.assignmentIds)).toEqual({ ok: true, withdrawn: 1 })
    expect(await take('staff', ...made.assignmentIds)).toEqual({ ok: false, reason: 'finished' })
  })

  it.each(['patient', 'administrator', "other clinic's clinician"] as const)(
    'is not there for the %s',
    async (caller) => {
      const before = await everything()
      expect(await take(caller, maria().guideAssignmentId)).toEqual(notFound)
      expect(await take('clinician', world.ours.patients[1].guideAssignmentId)).toEqual(notFound)
      expect(await take('clinician')).toEqual(notFound)
      expect(await everything()).toEqual(before)
    },
  )
})
