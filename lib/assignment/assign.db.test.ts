import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { cancelAppointment } from '@/lib/appointment/commands'
import { testDatabase } from '@/lib/platform/testing/database'
import { assign } from './commands'
import { patientAssignments, toAssign } from './queries'

const mails = mkdtempSync(join(tmpdir(), 'assign-mail-'))
process.env.MAIL_FOLDER = mails

/** What was mailed to this address, the oldest first */
const mailsTo = (to: string): { to: string; subject: string; text: string }[] =>
  readdirSync(mails)
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(mails, file), 'utf8')))
    .filter((mail) => mail.to === to)

let world: World
let guideId: string
const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
const system = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    return work(tx)
  })

const addGuide = async (title: string, languages = ['en']): Promise<string> =>
  system(async (tx) => {
    const [guide] = await tx`insert into guide (slug) values (${`guide-${crypto.randomUUID()}`}) returning id`
    for (const language of languages)
      for (const revision of [1, 2])
        await tx`insert into guide_version (guide_id, language, revision, version, title, summary, minutes, hash, source, reviewed_on)
          values (${guide?.id}, ${language}, ${revision}, ${`${revision}`}, ${`${title} ${language} ${revision}`}, '', 4, 'x', 'x', '2026-11-02')`
    return String(guide?.id)
  })

beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
  guideId = await addGuide('New')
})
afterAll(() => sql.end())

const as = (caller: Caller) => actorFor(caller, world)
const maria = () => world.ours.patients[0]
const typed = (over: object = {}) => ({
  patientId: maria().patientId,
  appointmentId: maria().appointmentId,
  guideIds: [guideId],
  questionnaireIds: [],
  note: '',
  ...over,
})
const notFound = { ok: false, reason: 'not-found' }
const everything = () => patientAssignments(as('clinician'), maria().patientId)

describe('assigning', () => {
  it('pins the newest version, keeps the note, and puts each on record', async () => {
    const second = await addGuide('Second')
    const result = await assign(as('staff'), typed({ guideIds: [guideId, second], note: 'Read these first' }))
    expect(result).toMatchObject({ ok: true, assignmentIds: [expect.any(String), expect.any(String)] })
    const made = (await everything()).slice(-2)
    expect(made).toMatchObject([
      {
        title: 'New en 2',
        kind: 'guide',
        status: 'assigned',
        assignedBy: 'Sam Lee',
        note: 'Read these first',
      },
      { title: 'Second en 2', answered: false, withdrawn: null },
    ])
    const rows = await system((tx) => tx`select id from audit_event where action = 'assignment.made'`)
    expect(rows).toHaveLength(2)
  })

  it("takes the patient's language where the guide has it, else English", async () => {
    const spanish = await addGuide('Both', ['en', 'es'])
    await system((tx) => tx`update account set language = 'es' where id = ${maria().accountId}`)
    const offered = await toAssign(as('staff'), maria().patientId)
    expect(offered?.things.find(({ id }) => id === spanish)).toMatchObject({
      title: 'Both en 2, in Spanish',
      inLanguage: true,
    })
    expect(offered?.things.find(({ id }) => id === guideId)).toMatchObject({
      title: 'New en 2',
      inLanguage: false,
    })
    await assign(as('staff'), typed({ guideIds: [spanish, guideId] }))
    expect(
      (await everything())
        .slice(-2)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Both en 2, in Spanish', 'New en 2'])
  })

  it('refuses the same thing twice for a visit, by name, and assigns none of the rest', async () => {
    const before = await everything()
    const twice = typed({ guideIds: [guideId, world.guide.id] })
    expect(await assign(as('clinician'), twice)).toEqual({
      ok: false,
      reason: 'already-assigned',
      titles: ['The guide at a glance'],
    })
    expect(await everything()).toEqual(before)
  })

  it('lets one of two people through who assign the same at once', async () => {
    const results = await Promise.all([assign(as('clinician'), typed()), assign(as('staff'), typed())])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toEqual({
      ok: false,
      reason: 'already-assigned',
      titles: ['New en 2'],
    })
  })

  it('takes a double tap for one, and mails once', async () => {
    const before = [await everything(), mailsTo(maria().email).length] as const
    const [one, other] = await Promise.all([assign(as('staff'), typed()), assign(as('staff'), typed())])
    expect([one, other]).toMatchObject([{ ok: true }, { ok: true }])
    // the folder that the tests keep mails in is no mailbox, so the first says that none was sent
    expect([one, other].map((done) => done.ok && done.mailed).toSorted()).toEqual(['before', 'no'])
    const ids = [one, other].flatMap((done) => (done.ok ? [done.assignmentIds] : []))
    expect(ids[0]).toEqual(ids[1])
    expect(await everything()).toHaveLength(before[0].length + 1)
    expect(mailsTo(maria().email)).toHaveLength(before[1] + 1)
  })

  it('tells the patient, and who acts for them, by mail without a word about what it is', async () => {
    const told = [maria().email, world.ours.parent.email]
    const before = told.map((to) => mailsTo(to).length)
    expect(await assign(as('staff'), typed())).toMatchObject({ ok: true })
    expect(told.map((to) => mailsTo(to).length)).toEqual(before.map((count) => count + 1))
    for (const mail of told.map((to) => mailsTo(to).at(-1))) {
      expect(mail?.subject).toBe('Something new is waiting for you')
      expect(mail?.text).toContain('http://localhost:3000/home')
      expect(mail?.text).not.toMatch(/New en|Maria.*Mark|Mark/)
    }
  })

  it('mails nobody who has no account', async () => {
    await system(async (tx) => {
      await tx`update patient set account_id = null where id = ${maria().patientId}`
      await tx`update related_person set ended_at = now() where patient_id = ${maria().patientId}`
    })
    const before = readdirSync(mails).length
    expect(await assign(as('staff'), typed())).toMatchObject({ ok: true, mailed: 'no' })
    expect(readdirSync(mails)).toHaveLength(before)
  })

  it('mails nobody who can no longer sign in', async () => {
    await system(async (tx) => {
      await tx`update account set deactivated_at = now() where email in (${maria().email}, ${world.ours.parent.email})`
    })
    const before = readdirSync(mails).length
    expect(await assign(as('staff'), typed())).toMatchObject({ ok: true, mailed: 'no' })
    expect(readdirSync(mails)).toHaveLength(before)
  })

  it.each([
    [{ guideIds: [] }, { things: 'Choose at least one thing to assign' }],
    [
      { appointmentId: '', guideIds: [] },
      { appointmentId: 'Choose which visit this is for', things: 'Choose at least one thing to assign' },
    ],
    [
      { appointmentId: '01890000-0000-7000-8000-000000000000' },
      { appointmentId: 'Choose a coming visit that is not cancelled' },
    ],
    [
      { guideIds: ['01890000-0000-7000-8000-000000000000'] },
      { things: 'One of these is no longer in the library. Choose again' },
    ],
    [{ note: 'x'.repeat(1001) }, { note: 'Shorten the note to 1000 characters or fewer' }],
  ])('%o is refused with a sentence', async (over, errors) => {
    const before = await everything()
    expect(await assign(as('staff'), typed(over))).toEqual({ ok: false, reason: 'invalid', errors })
    expect(await everything()).toEqual(before)
  })

  it('is only for coming visits of the same patient that are not cancelled', async () => {
    const errors = { appointmentId: 'Choose a coming visit that is not cancelled' }
    const other = world.ours.patients[1].appointmentId
    expect(await assign(as('staff'), typed({ appointmentId: other }))).toEqual({
      ok: false,
      reason: 'invalid',
      errors,
    })
    await cancelAppointment(as('staff'), { appointmentId: maria().appointmentId })
    expect(await assign(as('staff'), typed())).toEqual({ ok: false, reason: 'invalid', errors })
    expect((await toAssign(as('staff'), maria().patientId))?.visits).toEqual([])
  })

  it.each([
    'patient',
    'other patient',
    'administrator',
    "other clinic's clinician",
    "other clinic's staff",
  ] as const)('is not there for the %s', async (caller) => {
    expect(await assign(as(caller), typed())).toEqual(notFound)
    expect(await toAssign(as(caller), maria().patientId)).toBeNull()
    expect(await patientAssignments(as(caller), maria().patientId)).toEqual([])
  })
})
