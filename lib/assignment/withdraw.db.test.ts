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

  it('says who and when, and keeps a draft', async () => {
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
  })

  it('loses nothing that was begun: whoever assigns it again, for this visit or another, takes it up', async () => {
    const { questionnaireAssignmentId: id, guideAssignmentId: guide, patientId, appointmentId } = maria()
    const answers = { itch: { values: [{ valueInteger: 7 }] } }
    const [later] = await system(async (tx) => {
      await tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, answers)
        values (${world.ours.clinicId}, ${patientId}, ${id}, ${world.questionnaire.versionId}, ${tx.json(answers)})`
      await tx`insert into guide_reading (clinic_id, patient_id, assignment_id, section_id)
        values (${world.ours.clinicId}, ${patientId}, ${guide}, 'flare')`
      return tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
        select clinic_id, patient_id, practitioner_id, starts_at + interval '7 days' from appointment where id = ${appointmentId}
        returning id`
    })
    await take('staff', id, guide)
    const again = { guideIds: [world.guide.id], questionnaireIds: [world.questionnaire.id] }
    const made = await assign(as('clinician'), typed({ ...again, appointmentId: later?.id, note: 'Anew' }))
    expect(made).toMatchObject({ ok: true })
    expect(made.ok && made.assignmentIds.toSorted()).toEqual([id, guide].toSorted())
    const rows = await system(
      (tx) =>
        tx`select status, appointment_id, note, cancelled_at from assignment where id in ${tx([id, guide])}`,
    )
    for (const row of rows)
      expect(row).toEqual({
        ...{ status: 'in_progress', appointment_id: later?.id, note: 'Anew', cancelled_at: null },
      })
    const [draft] = await system(
      (tx) => tx`select answers from questionnaire_response where assignment_id = ${id}`,
    )
    expect(draft?.answers).toEqual(answers)
  })

  it('begins anew what was last written long ago', async () => {
    const { questionnaireAssignmentId: id, patientId } = maria()
    await system(
      (
        tx,
      ) => tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, answers, saved_at)
        values (${world.ours.clinicId}, ${patientId}, ${id}, ${world.questionnaire.versionId}, '{}', now() - interval '91 days')`,
    )
    await take('staff', id)
    const made = await assign(
      as('clinician'),
      typed({ guideIds: [], questionnaireIds: [world.questionnaire.id] }),
    )
    expect(made).toMatchObject({ ok: true })
    expect(made.ok && made.assignmentIds).not.toContain(id)
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
