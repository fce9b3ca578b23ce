import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { assignEdition, publishTwoEditions } from '@/e2e/factories/two-editions'
import { makeWorld, type World } from '@/e2e/factories/world'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { testDatabase } from '@/lib/platform/testing/database'
import { answerCheck, readSection } from './commands'
import { libraryGuides, ownGuide } from './queries'

const SECTIONS = ['flare', 'fast-relief', 'what-changed', 'before-you-ask', 'next']
const check = { sectionId: 'fast-relief', checkId: 'sam-steroid-tablets' }

type Given = { world: World; actor: PatientActor; assignmentId: string }

async function given(): Promise<Given> {
  const world = await makeWorld(testDatabase().appUrl)
  const { clinicId, patients } = world.ours
  const { accountId, patientId, guideAssignmentId } = patients[0]
  const actor: PatientActor = {
    kind: 'patient',
    behalf: null,
    hides: null,
    accountId,
    clinicId,
    patientId,
    name: 'Maria',
    language: 'en',
  }
  return { world, actor, assignmentId: guideAssignmentId }
}

async function rows<T>({ actor }: Given, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const done = await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${actor.clinicId}, true)`
      return { value: await work(tx) }
    })
    return done.value
  } finally {
    await sql.end()
  }
}

const task = (to: Given) =>
  rows(to, async (tx) => {
    const [row] =
      await tx`select status, opened_at, completed_at from assignment where id = ${to.assignmentId}`
    return row
  })

const withdraw = (to: Given) =>
  rows(to, (tx) => tx`update assignment set status = 'cancelled' where id = ${to.assignmentId}`)

describe('reading', () => {
  it('shows the assigned version with nothing read, and claims nothing by being looked at', async () => {
    const to = await given()
    const own = await ownGuide(to.actor, to.assignmentId)
    expect(own).toMatchObject({ withdrawn: false, read: [], answers: {}, completedAt: null })
    expect(own?.guide.sections.map(({ id }) => id)).toEqual(SECTIONS)
    expect(await task(to)).toMatchObject({ status: 'assigned' })
    expect(await rows(to, (tx) => tx`select * from guide_reading`)).toHaveLength(0)
  })

  it('knows of an edition in the language that the reader has changed to', async () => {
    const { world, actor, assignmentId } = await given()
    const url = testDatabase().appUrl
    const english = await assignEdition(url, world, await publishTwoEditions(url, world), 'en')
    const isThere = async (language: string, id = english) =>
      (await ownGuide({ ...actor, language }, id))?.hasOtherEdition
    expect([await isThere('en'), await isThere('es'), await isThere('de')]).toEqual([false, true, false])
    // one that is in English alone has none
    expect(await isThere('es', assignmentId)).toBe(false)
  })

  it('notes each section, begins the task, and completes it once all are read in any order', async () => {
    const to = await given()
    const read = (sectionId: string) => readSection(to.actor, { assignmentId: to.assignmentId, sectionId })
    expect(await read('fast-relief')).toEqual({ ok: true, nextId: 'what-changed', finished: false })
    expect(await task(to)).toMatchObject({ status: 'in_progress', completed_at: null })
    for (const sectionId of ['next', 'flare', 'what-changed']) await read(sectionId)
    expect(await task(to)).toMatchObject({ status: 'in_progress' })
    expect(await read('before-you-ask')).toEqual({ ok: true, nextId: 'next', finished: true })
    const done = await task(to)
    expect(done).toMatchObject({ status: 'completed', completed_at: expect.any(Date) })
    expect(await read('flare')).toMatchObject({ ok: true, finished: true })
    expect(await task(to)).toEqual(done)
    const audit = await rows(
      to,
      (tx) => tx`select action, detail from audit_event where entity_id = ${to.assignmentId} order by at, id`,
    )
    expect(audit.map(({ action }) => action).filter((action) => action === 'guide.finished')).toHaveLength(1)
    expect(audit[0]).toMatchObject({ action: 'guide.read', detail: { section: 'fast-relief' } })
  })

  it('takes the same section from two connections at once as one reading, counted twice', async () => {
    const to = await given()
    const read = () => readSection(to.actor, { assignmentId: to.assignmentId, sectionId: 'flare' })
    expect(await Promise.all([read(), read()])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await rows(to, (tx) => tx`select section_id, times from guide_reading`)).toMatchObject([
      { section_id: 'flare', times: 2 },
    ])
  })

  it('refuses a withdrawn guide, and shows nothing but that it was taken back', async () => {
    const to = await given()
    await withdraw(to)
    expect(await readSection(to.actor, { assignmentId: to.assignmentId, sectionId: 'flare' })).toEqual({
      ok: false,
      reason: 'withdrawn',
    })
    expect(await ownGuide(to.actor, to.assignmentId)).toMatchObject({ withdrawn: true })
    expect(await rows(to, (tx) => tx`select * from guide_reading`)).toHaveLength(0)
  })

  it.each([
    ['unknown section', { sectionId: 'nowhere' }],
    ['no section', {}],
    ['markup', { sectionId: '<script>alert(1)</script>' }],
    ['control characters', { sectionId: 'flare\u0000' }],
    ['too long', { sectionId: 'x'.repeat(5000) }],
    ['no id', { assignmentId: 'x', sectionId: 'flare' }],
    ['something more', { sectionId: 'flare', patientId: 'x' }],
  ])('%s: not there, nothing kept', async (_, input) => {
    const to = await given()
    expect(await readSection(to.actor, { assignmentId: to.assignmentId, ...input })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await rows(to, (tx) => tx`select * from guide_reading`)).toHaveLength(0)
  })

  it("does not find another patient's guide, or a questionnaire", async () => {
    const to = await given()
    const other = to.world.ours.patients[1].guideAssignmentId
    const questions = to.world.ours.patients[0].questionnaireAssignmentId
    for (const assignmentId of [other, questions, to.world.theirs.patients[0].guideAssignmentId]) {
      expect(await ownGuide(to.actor, assignmentId)).toBeNull()
      expect(await readSection(to.actor, { assignmentId, sectionId: 'flare' })).toMatchObject({ ok: false })
    }
  })
})

describe('understanding checks', () => {
  const answer = (to: Given, optionId: unknown, more: object = {}) =>
    answerCheck(to.actor, { assignmentId: to.assignmentId, ...check, optionId, ...more })

  it('keeps every go and shows the latest; not sure is not understood', async () => {
    const to = await given()
    expect(await answer(to, 'not-sure')).toEqual({ ok: true, understood: false })
    expect(await answer(to, 'stay-on')).toEqual({ ok: true, understood: false })
    expect(await answer(to, 'short-help')).toEqual({ ok: true, understood: true })
    expect((await ownGuide(to.actor, to.assignmentId))?.answers).toEqual({ [check.checkId]: 'short-help' })
    expect(
      await rows(to, (tx) => tx`select option_id, understood from check_answer order by answered_at, id`),
    ).toMatchObject([
      { option_id: 'not-sure', understood: false },
      { option_id: 'stay-on', understood: false },
      { option_id: 'short-help', understood: true },
    ])
    expect(await task(to)).toMatchObject({ status: 'in_progress' })
  })

  it('asks for a choice where there is none of the check', async () => {
    const to = await given()
    for (const optionId of [undefined, '', 'nothing-like-it', '<b>short-help</b>', 'short-help\u0000'])
      expect(await answer(to, optionId)).toEqual({ ok: false, reason: 'no-choice' })
    expect(await rows(to, (tx) => tx`select * from check_answer`)).toHaveLength(0)
  })

  it('refuses an unknown check, one of another section, another patient and a withdrawn guide', async () => {
    const to = await given()
    const other = to.world.ours.patients[1].guideAssignmentId
    for (const more of [{ checkId: 'none' }, { sectionId: 'flare' }, { assignmentId: other }])
      expect(await answer(to, 'short-help', more)).toEqual({ ok: false, reason: 'not-found' })
    await withdraw(to)
    expect(await answer(to, 'short-help')).toEqual({ ok: false, reason: 'withdrawn' })
    expect(await rows(to, (tx) => tx`select * from check_answer`)).toHaveLength(0)
  })
})

it('lists the shelf for the clinic, with who reviewed it', async () => {
  const { world } = await given()
  const { clinicId, clinician } = world.ours
  const shelf = await libraryGuides({ kind: 'clinician', clinicId, ...clinician, name: '', language: 'en' })
  expect(shelf.find(({ id }) => id === world.guide.id)).toMatchObject({
    versionId: world.guide.versionId,
    version: '1.0.0',
    reviewer: null,
  })
})
