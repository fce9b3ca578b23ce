import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorOf } from '@/lib/access/actor'
import { actorFor, type Caller } from '@/lib/access/table/cell'
import { testDatabase } from '@/lib/platform/testing/database'
import { addPatient, changePatient } from './commands'
import { patientDetails, searchPatients } from './queries'

let world: World
const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
beforeAll(async () => {
  world = await makeWorld(testDatabase().appUrl)
})
afterAll(() => sql.end())

const as = (caller: Caller) => actorFor(caller, world)
const typed = {
  givenName: 'Zoë',
  familyName: "O'Brien",
  birthDate: { day: '4', month: '3', year: '1981' },
  language: 'en',
  email: 'Zoe@Example.com',
  phone: '+1 555 010 0123',
}
const list = async (caller: Caller, search: string, page = 1) =>
  searchPatients(as(caller), { search, page, from: new Date() })

async function audit(patientId: string): Promise<string[]> {
  return sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    const rows = await tx`select action from audit_event where patient_id = ${patientId} order by at, id`
    return rows.map((row) => String(row.action))
  })
}

describe('adding a patient', () => {
  it('keeps what was typed and puts it on record, for staff as for clinicians', async () => {
    const added = await addPatient(as('staff'), { ...typed, givenName: 'Staff added' })
    if (!added.ok) throw new Error(added.reason)
    expect(await patientDetails(as('clinician'), added.patientId)).toEqual({
      id: added.patientId,
      givenName: 'Staff added',
      familyName: "O'Brien",
      birthDate: new Date('1981-03-04T00:00:00Z'),
      language: 'en',
      email: 'zoe@example.com',
      phone: '+1 555 010 0123',
      hasAccount: false,
    })
    expect(await audit(added.patientId)).toEqual(['patient.added', 'record.read'])
  })

  it('takes names of any script, markup as text, and a hundred characters', async () => {
    const names = ['فاطمة الزهراء', '李小龍', 'Ünsal-Đặng 🌻', '<script>alert(1)</script>', 'x'.repeat(100)]
    for (const familyName of names) {
      const added = await addPatient(as('clinician'), { ...typed, familyName })
      expect(added).toMatchObject({ ok: true })
      if (added.ok)
        expect(await patientDetails(as('clinician'), added.patientId)).toMatchObject({ familyName })
    }
  })

  it('points at somebody of the same name and birth date until told that they are two', async () => {
    const first = await addPatient(as('clinician'), { ...typed, givenName: 'Twin' })
    const again = { ...typed, givenName: 'TWIN' }
    expect(await addPatient(as('staff'), again)).toEqual({
      ok: false,
      reason: 'duplicate',
      patientId: first.ok && first.patientId,
    })
    expect(
      await addPatient(as('clinician'), { ...again, birthDate: { ...typed.birthDate, day: '5' } }),
    ).toMatchObject({ ok: true })
    expect(await addPatient(as('clinician'), { ...again, anyway: 'yes' })).toMatchObject({ ok: true })
    expect(await addPatient(as("other clinic's clinician"), again)).toMatchObject({ ok: true })
  })

  it('adds one where the same form arrives twice at once', async () => {
    const twice = { ...typed, givenName: 'Double tap' }
    const results = await Promise.all([addPatient(as('staff'), twice), addPatient(as('staff'), twice)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect((await list('staff', 'double tap'))?.total).toBe(1)
  })

  it('says everything that is wrong at once and stores nothing', async () => {
    const result = await addPatient(as('clinician'), {
      givenName: ' ',
      familyName: 'x'.repeat(101),
      birthDate: { day: '31', month: '2', year: '1981' },
      language: 'xx',
      email: 'not an address',
      phone: 'call me',
    })
    expect(result).toEqual({
      ok: false,
      reason: 'invalid',
      errors: {
        givenName: 'Enter the given name',
        familyName: 'Shorten the family name to 100 characters or fewer',
        birthDate: 'Enter a real birth date: day, month and a year of four figures',
        language: 'Choose a language',
        email: 'Enter an email address in the form name@example.com',
        phone: 'Enter a phone number, such as +1 555 010 0123',
      },
    })
    expect(await addPatient(as('clinician'), { ...typed, givenName: 'a\u0000b' })).toMatchObject({
      reason: 'invalid',
    })
    expect(await addPatient(as('clinician'), { ...typed, clinicId: world.theirs.clinicId })).toMatchObject({
      reason: 'invalid',
    })
  })

  it.each(['patient', 'administrator'] as const)('is not there for the %s', async (caller) => {
    expect(await addPatient(as(caller), typed)).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('changing a patient', () => {
  it('keeps the change and names the fields on record', async () => {
    const added = await addPatient(as('clinician'), { ...typed, givenName: 'Changed' })
    if (!added.ok) throw new Error(added.reason)
    const change = {
      ...typed,
      givenName: 'Changed',
      patientId: added.patientId,
      email: '',
      phone: '555 0199',
    }
    expect(await changePatient(as('staff'), change)).toEqual({ ok: true })
    expect(await patientDetails(as('staff'), added.patientId)).toMatchObject({
      email: null,
      phone: '555 0199',
    })
    expect(await changePatient(as('staff'), change)).toEqual({ ok: true })
    expect((await audit(added.patientId)).filter((action) => action === 'patient.changed')).toHaveLength(1)
  })

  it('gives the account of a patient the corrected name', async () => {
    const { patientId, accountId } = world.ours.patients[0]
    const change = { ...typed, givenName: 'Maria', familyName: `${world.ours.mark} y Ruiz`, patientId }
    expect(await changePatient(as('staff'), change)).toEqual({ ok: true })
    expect((await actorOf(accountId))?.name).toBe(`Maria ${world.ours.mark} y Ruiz`)
    const back = { ...change, familyName: world.ours.mark }
    expect(await changePatient(as('staff'), back)).toEqual({ ok: true })
  })

  it('asks before one patient becomes another who is here', async () => {
    const one = await addPatient(as('clinician'), { ...typed, givenName: 'Twin one' })
    const other = await addPatient(as('clinician'), { ...typed, givenName: 'Twin two' })
    if (!one.ok || !other.ok) throw new Error('not added')
    const change = { ...typed, givenName: 'twin ONE', patientId: other.patientId }
    expect(await changePatient(as('staff'), change)).toEqual({
      ok: false,
      reason: 'duplicate',
      patientId: one.patientId,
    })
    expect(await patientDetails(as('staff'), other.patientId)).toMatchObject({ givenName: 'Twin two' })
    expect(await changePatient(as('staff'), { ...change, anyway: 'yes' })).toEqual({ ok: true })
    // who already shares a name can still be given another telephone number
    expect(await changePatient(as('staff'), { ...change, phone: '555 0177' })).toEqual({ ok: true })
  })

  it.each(['patient', 'other patient', 'administrator', "other clinic's clinician"] as const)(
    'is not there for the %s',
    async (caller) => {
      const { patientId } = world.ours.patients[0]
      expect(await changePatient(as(caller), { ...typed, patientId })).toEqual({
        ok: false,
        reason: 'not-found',
      })
      expect(await patientDetails(as('clinician'), patientId)).toMatchObject({ givenName: 'Maria' })
    },
  )

  it('knows no patient by a wrong id', async () => {
    for (const patientId of ['', 'x', '01890000-0000-7000-8000-000000000000'])
      expect(await changePatient(as('clinician'), { ...typed, patientId })).toEqual({
        ok: false,
        reason: 'not-found',
      })
  })
})

describe('finding patients', () => {
  it('finds by name without accents and by birth date, with the next visit', async () => {
    const mark = world.ours.mark
    const found = await list('clinician', `maria ${mark} 1981-03-04`)
    expect(found).toMatchObject({ total: 1, page: 1, pages: 1 })
    expect(found?.patients[0]).toMatchObject({
      givenName: 'Maria',
      birthDate: new Date('1981-03-04T00:00:00Z'),
    })
    expect(found?.patients[0]?.nextVisit).toBeInstanceOf(Date)
    expect((await list('clinician', `maria ${mark} 1982`))?.total).toBe(0)
    await addPatient(as('clinician'), { ...typed, familyName: 'O’Núñez' })
    expect((await list('clinician', "zoe o'nunez"))?.total).toBe(1)
    expect((await list('clinician', 'ZOË O’NÚÑEZ'))?.total).toBe(1)
  })

  it('treats % and _ and quotes as text', async () => {
    for (const search of ['%', '_', '\u0000', '\ud800', "'", '\\', "'; drop table patient; --"])
      expect((await list('clinician', `${search} nobody-like-that`))?.total).toBe(0)
  })

  it('pages in an order that never wavers', async () => {
    for (let n = 0; n < 27; n++)
      await addPatient(as('clinician'), { ...typed, givenName: 'Same', familyName: 'Paged', anyway: 'yes' })
    const pages = [await list('clinician', 'same paged', 1), await list('clinician', 'same paged', 2)]
    expect(pages.map((page) => page?.patients.length)).toEqual([25, 2])
    expect(new Set(pages.flatMap((page) => page?.patients.map(({ id }) => id))).size).toBe(27)
  })

  it('is nothing for who keeps no book, and never leaves the clinic', async () => {
    expect(await list('patient', '')).toBeNull()
    expect(await list('administrator', '')).toBeNull()
    expect((await list("other clinic's clinician", world.ours.mark))?.total).toBe(0)
  })

  it('shows a record to nobody else', async () => {
    const { patientId } = world.ours.patients[0]
    for (const caller of ['patient', 'administrator', "other clinic's staff"] as const)
      expect(await patientDetails(as(caller), patientId)).toBeNull()
  })
})
