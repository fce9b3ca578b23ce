import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { actorOf } from '@/lib/access/actor'
import { listenersOf } from '@/lib/patient/listener-rows'
import { superuser } from '@/lib/platform/testing/plans'
import { atTime } from '@/lib/platform/zoned-time'
import { openInvitation } from './accept-invitation'
import {
  accepting,
  addPatient,
  administrator,
  asClinic,
  clinician,
  entering,
  owner,
  recordOf,
  sessionsOf,
  tokenIn,
  world,
  worldOnce,
} from './account.fixtures'
import { endCarer, inviteCarer } from './carer-commands'
import { patientCarers } from './carer-queries'
import { deactivateAccount, reactivateAccount } from './commands'

worldOnce()
afterEach(() => vi.unstubAllEnvs())

/** Nina Park’s birth date as `addPatient` has it, or a child's */
const bornOn = (patientId: string, birthDate: string) =>
  asClinic((tx) => tx`update patient set birth_date = ${birthDate} where id = ${patientId}`)

const invite = async (patientId: string, email: string, relationship = 'carer') =>
  inviteCarer(await clinician(), { patientId, name: 'Karin Haddad', email, relationship })

const accountOf = async (email: string): Promise<string> => {
  const [row] = await owner`select id from account where email = ${email}`
  return String(row?.id)
}

it('is invited, gives the birth date of the patient, and acts for them', async () => {
  const patientId = await addPatient()
  const email = `${randomUUID()}@example.com`
  const token = tokenIn(await invite(patientId, email))
  expect(await openInvitation(token)).toMatchObject({ state: 'open', role: 'carer' })
  expect(await patientCarers(await clinician(), patientId)).toMatchObject({
    ...{ carers: [], invited: [{ name: 'Karin Haddad', email, state: 'open' }] },
  })
  expect(await accepting(token, '1999-01-01')).toEqual({ ok: false, reason: 'birth-date' })
  const all = await Promise.all(Array.from({ length: 10 }, () => accepting(token)))
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await actorOf(await accountOf(email))).toMatchObject({
    ...{
      kind: 'patient',
      patientId,
      name: 'Karin Haddad',
      behalf: { relationship: 'carer', givenName: 'Nina' },
    },
  })
  // the patient's own account is still to come
  const [patient] = await asClinic((tx) => tx`select account_id from patient where id = ${patientId}`)
  expect(patient?.account_id).toBeNull()
})

it('with an account already, acts for one more at once, and for each only after choosing', async () => {
  const [first, second] = [await addPatient(), await addPatient()]
  const email = `${randomUUID()}@example.com`
  await accepting(tokenIn(await invite(first, email)))
  expect(await invite(second, email)).toEqual({ ok: true, link: null, linked: true })
  expect(await invite(second, email)).toEqual({ ok: true, link: null, linked: true })
  const accountId = await accountOf(email)
  expect(await actorOf(accountId)).toMatchObject({ kind: 'carer', represents: [{}, {}] })
  expect(await actorOf(accountId, second)).toMatchObject({ kind: 'patient', patientId: second })
  expect(await actorOf(accountId, world().ours.patients[0].patientId)).toMatchObject({ kind: 'carer' })
})

it('acts for both of whom they were invited for before they had an account, by their own password', async () => {
  const [first, second] = [await addPatient(), await addPatient()]
  const email = `${randomUUID()}@example.com`
  const [one, two] = [tokenIn(await invite(first, email)), tokenIn(await invite(second, email))]
  expect(await accepting(one)).toMatchObject({ ok: true, next: 'in' })
  const accountId = await accountOf(email)
  const before = await sessionsOf(accountId)
  expect(await accepting(two, '1999-01-01', 'another quiet boat')).toEqual({
    ok: false,
    reason: 'birth-date',
  })
  expect(await accepting(two, '2001-02-03', 'another quiet boat')).toEqual({ ok: true, next: 'sign-in' })
  expect(await accepting(two, '2001-02-03', 'another quiet boat')).toEqual({ ok: false, reason: 'closed' })
  expect(await sessionsOf(accountId)).toBe(before)
  expect(await entering(email, 'another quiet boat')).toMatchObject({ ok: false })
  expect(await entering(email)).toMatchObject({ ok: true })
  expect(await actorOf(accountId)).toMatchObject({ kind: 'carer', represents: [{}, {}] })
  expect(await recordOf('invitation.accepted', accountId)).toHaveLength(2)
})

it('acts for both whose links they open at the same moment', async () => {
  const [first, second] = [await addPatient(), await addPatient()]
  const email = `${randomUUID()}@example.com`
  const [one, two] = [tokenIn(await invite(first, email)), tokenIn(await invite(second, email))]
  const [holder, all] = [superuser(), superuser()]
  let both: ReturnType<typeof accepting>[] = []
  await holder.begin(async (tx) => {
    await tx`lock table account in share row exclusive mode`
    both = [accepting(one), accepting(two)]
    await vi.waitUntil(
      async () =>
        (
          await all`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
        ).length === 2,
      { timeout: 5000 },
    )
  })
  await Promise.all([holder.end(), all.end()])
  const said = await Promise.all(both)
  expect(said.map((one) => one.ok && one.next).toSorted()).toEqual(['in', 'sign-in'])
  expect(await actorOf(await accountOf(email))).toMatchObject({ kind: 'carer', represents: [{}, {}] })
})

it('is not linked by an invitation to an account that is no carer’s of this clinic or has ended', async () => {
  const email = `${randomUUID()}@example.com`
  const [first, second] = [await addPatient(), await addPatient()]
  const [one, two] = [tokenIn(await invite(first, email)), tokenIn(await invite(second, email))]
  await accepting(one)
  const accountId = await accountOf(email)
  const others = [
    owner`update account set deactivated_at = now() where id = ${accountId}`,
    owner`update account set deactivated_at = null, role = 'patient' where id = ${accountId}`,
    owner`update account set role = 'carer', clinic_id = ${world().theirs.clinicId} where id = ${accountId}`,
  ]
  for (const other of others) {
    expect((await other).count).toBe(1)
    expect(await accepting(two)).toEqual({ ok: false, reason: 'email-taken' })
  }
  expect(await asClinic((tx) => tx`select 1 from related_person where patient_id = ${second}`)).toEqual([])
})

it('acts no more from the moment that it is ended, and can be let again', async () => {
  const patientId = await addPatient()
  const email = `${randomUUID()}@example.com`
  await accepting(tokenIn(await invite(patientId, email)))
  const actor = await clinician()
  const [carer] = (await patientCarers(actor, patientId))?.carers ?? []
  expect(await endCarer(actor, { patientId, relatedPersonId: carer?.id })).toEqual({ ok: true })
  expect(await endCarer(actor, { patientId, relatedPersonId: carer?.id })).toMatchObject({ ok: false })
  expect(await actorOf(await accountOf(email), patientId)).toMatchObject({ kind: 'carer', represents: [] })
  await invite(patientId, email)
  expect(await actorOf(await accountOf(email))).toMatchObject({ kind: 'patient', patientId })
})

it('makes no account with a parent’s link once the patient is of age', async () => {
  const patientId = await addPatient()
  await bornOn(patientId, '2018-02-03')
  const email = `${randomUUID()}@example.com`
  const token = tokenIn(await invite(patientId, email, 'parent'))
  await bornOn(patientId, '2001-02-03')
  expect(await accepting(token, '1999-01-01')).toEqual({ ok: false, reason: 'birth-date' })
  expect(await accepting(token)).toEqual({ ok: false, reason: 'of-age' })
  expect(await owner`select 1 from account where email = ${email}`).toHaveLength(0)
  expect(await asClinic((tx) => tx`select 1 from related_person where patient_id = ${patientId}`)).toEqual([])
})

it('is on the list of who acts only with an account that can be signed in with', async () => {
  const patientId = await addPatient()
  const email = `${randomUUID()}@example.com`
  await accepting(tokenIn(await invite(patientId, email)))
  const listed = async () => (await patientCarers(await clinician(), patientId))?.carers.length
  expect(await listed()).toBe(1)
  const accountId = await accountOf(email)
  await deactivateAccount(await administrator(), { accountId })
  expect(await listed()).toBe(0)
  await reactivateAccount(await administrator(), { accountId })
  expect(await listed()).toBe(1)
})

it('is no parent of somebody of 18, and no parent or carer with the account of a patient or colleague', async () => {
  const patientId = await addPatient()
  expect(await invite(patientId, `${randomUUID()}@example.com`, 'parent')).toMatchObject({ reason: 'of-age' })
  await bornOn(patientId, '2018-02-03')
  expect(await invite(patientId, world().ours.staff.email, 'parent')).toMatchObject({ reason: 'email-taken' })
  expect(await invite(patientId, world().theirs.parent.email)).toMatchObject({ reason: 'email-taken' })
  const email = `${randomUUID()}@example.com`
  const token = tokenIn(await invite(patientId, email, 'parent'))
  expect(await accepting(token, '2018-02-03')).toMatchObject({ ok: true })
  expect(await actorOf(await accountOf(email))).toMatchObject({ kind: 'patient', hides: null })
  await bornOn(patientId, '2001-02-03')
  expect(await actorOf(await accountOf(email), patientId)).toMatchObject({ kind: 'carer', represents: [] })
})

it.each([
  ['the day before the birthday', '2008-11-25', '2026-11-24T23:59:00', true],
  ['the birthday', '2008-11-25', '2026-11-25T00:01:00', false],
  ['28 February, for who was born on the 29th', '2008-02-29', '2026-02-28T12:00:00', true],
  ['1 March, for them', '2008-02-29', '2026-03-01T00:01:00', false],
  ['29 February, for who was born on the 28th', '2010-02-28', '2028-02-29T12:00:00', false],
  ['29 February, for who was born on 1 March', '2010-03-01', '2028-02-29T12:00:00', true],
])('is a parent by the clinic’s calendar wherever that is asked: on %s', async (_, born, clock, acts) => {
  const patientId = await addPatient()
  await bornOn(patientId, '2020-02-03')
  const { clinicId } = world().ours
  await asClinic((tx) => tx`update clinic set time_zone = 'America/New_York' where id = ${clinicId}`)
  const email = `${randomUUID()}@example.com`
  await accepting(tokenIn(await invite(patientId, email, 'parent')), '2020-02-03')
  const by = await clinician()
  await bornOn(patientId, born)
  const [day = '', time = ''] = clock.split('T')
  const at = atTime(day, time, 'America/New_York')
  vi.stubEnv('CLOCK_OFFSET_MINUTES', String((at.getTime() - Date.now()) / 60_000))
  const listeners = await asClinic((tx) => listenersOf(tx, tx`${clinicId}::uuid`, tx`${patientId}::uuid`))
  expect({
    actor: (await actorOf(await accountOf(email)))?.kind === 'patient',
    isListed: (await patientCarers(by, patientId))?.carers.length === 1,
    isMailed: listeners.some(({ to }) => to === email),
  }).toEqual({ actor: acts, isListed: acts, isMailed: acts })
})

it('takes a clear sentence for what is wrong, and stores nothing', async () => {
  const patientId = await addPatient()
  const wrong = await inviteCarer(await clinician(), {
    ...{ patientId, name: ' ', email: 'nobody', relationship: 'neighbour' },
  })
  expect(wrong).toMatchObject({ ok: false, reason: 'invalid' })
  expect(!wrong.ok && 'errors' in wrong && Object.keys(wrong.errors).toSorted()).toEqual([
    ...['email', 'name', 'relationship'],
  ])
  expect(await patientCarers(await clinician(), patientId)).toEqual({ carers: [], invited: [] })
})
