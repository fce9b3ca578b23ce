import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import type { Clinician } from '@/lib/access/actor-kinds'
import { scopedSql } from '@/lib/access/scoped'
import { actorFor, asClinic, clinician, world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { ownReaders } from '@/lib/audit/reader-queries'
import { endEmergency, openInEmergency, seeEmergency } from './commands'
import { clinicEmergencies, emergencyRecord, openEmergencies } from './queries'
import { readerOf } from './reader'

worldOnce()
const mailsTo = mailbox()
afterEach(() => vi.useRealTimers())

const REASON = 'She is here with a high fever and cannot speak'
const born = { day: '4', month: '3', year: '1981' }

/** A clinician of the other clinic whom nobody has counted yet */
async function stranger(): Promise<Clinician> {
  const { clinicId } = world().theirs
  const [account] = await inClinic(
    clinicId,
    (tx) => tx<{ id: string }[]>`insert into account (clinic_id, role, name, email)
      values (${clinicId}, 'clinician', 'Ana Ferreira', ${`${randomUUID()}@example.com`}) returning id`,
  )
  await inClinic(
    clinicId,
    (tx) =>
      tx`insert into practitioner (clinic_id, account_id, name, given_name, family_name) values (${clinicId}, ${account?.id ?? ''}, 'Ana Ferreira', 'Ana', 'Ferreira')`,
  )
  const actor = await actorFor(account?.id ?? '')
  if (actor.kind !== 'clinician') throw new Error('no clinician')
  return actor
}

const inClinic = <T>(clinicId: string, work: Parameters<typeof scopedSql<T>>[1]) =>
  scopedSql({ kind: 'system', clinicId, purpose: 'a test' }, work)

const asked = (change: object = {}) => ({
  ...{ givenName: 'Maria', familyName: world().ours.mark, birthDate: born, reason: REASON },
  ...change,
})

async function opened(actor: Clinician, change: object = {}): Promise<string> {
  const result = await openInEmergency(actor, asked(change))
  if (!result.ok) throw new Error(`not opened: ${result.reason}`)
  expect(result.accessIds).toHaveLength(1)
  return result.accessIds[0] ?? ''
}

const stored = () => asClinic((tx) => tx`select * from emergency_access order by id`)

it('shows what was sent at the other clinic, by the whole name in any accents and capitals, and is on record at both', async () => {
  const actor = await stranger()
  const { ours, theirs } = world()
  const before = mailsTo(ours.administrator.email).length
  const id = await opened(actor, { givenName: ' MARÍA ' })
  const record = await emergencyRecord(actor, id)
  expect(record).toMatchObject({
    reason: REASON,
    clinic: { name: 'Our clinic' },
    patient: { givenName: 'Maria' },
  })
  expect(record?.forms.map(({ responseId }) => responseId)).toEqual([ours.patients[0].responseId])
  expect(record?.forms[0]?.rows.length).toBeGreaterThan(0)
  expect(await openEmergencies(actor)).toMatchObject([{ id, clinic: 'Our clinic' }])

  const there = await asClinic(
    (tx) =>
      tx`select action, actor_kind, patient_id, detail from audit_event where account_id = ${actor.accountId} order by at, id`,
  )
  expect(there).toMatchObject([
    { action: 'emergency.opened', actor_kind: 'emergency', patient_id: ours.patients[0].patientId },
    { action: 'answers.read', detail: { who: 'Ana Ferreira', clinic: 'Their clinic' } },
  ])
  const here = await inClinic(
    theirs.clinicId,
    (tx) => tx`select action, patient_id, detail from audit_event where account_id = ${actor.accountId}`,
  )
  expect(here).toMatchObject([{ action: 'emergency.asked', patient_id: null, detail: { found: 1 } }])

  const [mail, ...more] = mailsTo(ours.administrator.email).slice(before)
  expect(more).toEqual([])
  expect(mail?.text).toContain('Ana Ferreira of Their clinic')
  expect(JSON.stringify(mail)).not.toMatch(
    new RegExp(`Maria|${ours.mark}|${REASON}|${ours.patients[0].patientId}`),
  )

  const patient = await actorFor(ours.patients[0].accountId)
  expect((await ownReaders(patient, 1))?.looks[0]).toMatchObject({
    ...{ who: 'Ana Ferreira, Their clinic', role: 'emergency', kind: 'answers' },
  })
})

it('asked again goes on with the one that is open, and nobody is told twice', async () => {
  const actor = await stranger()
  const all = await Promise.all(Array.from({ length: 3 }, () => opened(actor)))
  expect(new Set(all).size).toBe(1)
  const mails = mailsTo(world().ours.administrator.email).length
  await opened(actor)
  expect(mailsTo(world().ours.administrator.email)).toHaveLength(mails)
})

it('reads that one patient of that one clinic: PostgreSQL shows no row of anybody else', async () => {
  const actor = await stranger()
  await opened(actor)
  const { clinicId, patients } = world().ours
  const seen = await scopedSql(
    readerOf(actor, {
      clinicId,
      patientId: patients[0].patientId,
      who: 'Ana Ferreira',
      from: 'Their clinic',
    }),
    (tx) =>
      tx<{ id: string }[]>`select id from patient union all select patient_id from questionnaire_response`,
  )
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([patients[0].patientId]))
})

it('is over after an hour, and when its reader says so; nobody else reads or ends it', async () => {
  const actor = await stranger()
  const id = await opened(actor)
  const colleague = await stranger()
  expect(await emergencyRecord(colleague, id)).toBeNull()
  expect(await endEmergency(colleague, { accessId: id })).toEqual({ ok: false, reason: 'not-found' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 59 * 60_000 })
  expect(await emergencyRecord(actor, id)).not.toBeNull()
  vi.setSystemTime(Date.now() + 2 * 60_000)
  expect(await emergencyRecord(actor, id)).toBeNull()
  expect(await openEmergencies(actor)).toEqual([])
  expect(await endEmergency(actor, { accessId: id })).toMatchObject({ ok: false })
  vi.useRealTimers()
  const next = await opened(await stranger())
  expect(next).not.toBe(id)

  const other = await stranger()
  const ended = await opened(other)
  expect(await endEmergency(other, { accessId: ended })).toEqual({ ok: true })
  expect(await emergencyRecord(other, ended)).toBeNull()
  expect(await endEmergency(other, { accessId: ended })).toMatchObject({ ok: false })
})

it.each([
  ['no reason', { reason: '' }, 'reason'],
  ['a word for a reason', { reason: 'urgent' }, 'reason'],
  ['half a name', { familyName: '' }, 'familyName'],
  ['no birth date', { birthDate: { day: '', month: '', year: '' } }, 'birthDate'],
])('needs everything: %s', async (_, change, field) => {
  const before = await stored()
  const actor = await stranger()
  const result = await openInEmergency(actor, asked(change))
  expect(result).toMatchObject({ ok: false, reason: 'invalid', errors: { [field]: expect.any(String) } })
  expect(await stored()).toEqual(before)
})

it.each([
  ['a part of the name', () => ({ familyName: world().ours.mark.slice(0, -1) })],
  ['a wildcard', () => ({ familyName: '%' })],
  ['another birth date', () => ({ birthDate: { ...born, day: '5' } })],
])('finds nobody by %s', async (_, change) => {
  const before = await stored()
  expect(await openInEmergency(await stranger(), asked(change()))).toEqual({ ok: false, reason: 'nobody' })
  expect(await stored()).toEqual(before)
})

it('does not find the patients of one’s own clinic', async () => {
  const before = await stored()
  expect(await openInEmergency(await clinician(), asked())).toEqual({ ok: false, reason: 'nobody' })
  expect(await stored()).toEqual(before)
})

it('may be tried five times an hour, however many at once', async () => {
  const actor = await stranger()
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => openInEmergency(actor, asked({ familyName: 'Nobody' }))),
  )
  const reasons = tries.map((one) => (one.ok ? 'opened' : one.reason))
  expect(reasons.filter((reason) => reason === 'nobody')).toHaveLength(5)
  expect(reasons.filter((reason) => reason === 'too-many')).toHaveLength(7)
  expect(await openInEmergency(actor, asked())).toEqual({ ok: false, reason: 'too-many' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 })
  await opened(actor)
})

it('stands before the administrators of the patient’s clinic until one has looked into it', async () => {
  const id = await opened(await stranger())
  const administrator = await actorFor(world().ours.administrator.accountId)
  const line = async () => (await clinicEmergencies(administrator))?.find((one) => one.id === id)
  expect(await line()).toMatchObject({
    who: 'Ana Ferreira',
    from: 'Their clinic',
    reason: REASON,
    seen: null,
  })
  expect(await seeEmergency(administrator, { accessId: id })).toEqual({ ok: true })
  const first = await line()
  expect(first?.seen?.by).toBe(administrator.name)
  expect(await seeEmergency(administrator, { accessId: id })).toEqual({ ok: true })
  expect(await line()).toEqual(first)
})
