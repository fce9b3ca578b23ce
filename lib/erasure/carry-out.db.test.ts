import { afterEach, describe, expect, it, vi } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import {
  actorFor,
  administrator,
  asClinic,
  clinician,
  invitedPatient,
  owner,
  world,
  worldOnce,
} from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { askErasure, eraseRecord, withdrawErasure } from './commands'
import { carryOut, tablesWith, wholeDatabase } from './erasure.fixtures'
import { erasureState, erasures, erasureToCarryOut } from './queries'

worldOnce()
const mailTo = mailbox()
afterEach(() => vi.unstubAllEnvs())

const notFound = { ok: false, reason: 'not-found' }
const staff = () => actorFor(world().ours.staff.accountId)
const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10)

describe('what is typed', () => {
  it.each([
    ['another name', { name: 'Maria Someone' }, { name: expect.stringContaining('as it stands') }],
    ['no name', { name: ' ' }, { name: 'Enter the patient’s full name' }],
    [
      'another birth date',
      { birthDate: { day: '5', month: '3', year: '1981' } },
      { birthDate: 'This is not the birth date of this patient' },
    ],
    ['no reason', { reason: '' }, { reason: 'Enter the reason' }],
    [
      'what another page has shown',
      { shown: 'whole' },
      { '': expect.stringContaining('changed since you opened') },
    ],
  ])('%s is refused with a sentence, and nothing is stored', async (_, typed, errors) => {
    const [own] = world().ours.patients
    const before = await worldDigest(owner, world())
    expect(await carryOut(own.patientId, 'Maria', typed)).toEqual({ ok: false, reason: 'invalid', errors })
    expect(await worldDigest(owner, world())).toEqual(before)
    expect(mailTo(own.email)).toEqual([])
  })
})

it('is there for an administrator of the clinic, once somebody asked, and for nobody else', async () => {
  const { ours, theirs } = world()
  const [own, other] = ours.patients
  const input = { patientId: own.patientId, name: `Maria ${ours.mark}`, reason: 'x' }
  for (const { accountId } of [ours.staff, ours.clinician, own, theirs.administrator, theirs.clinician]) {
    const actor = await actorFor(accountId)
    expect(await eraseRecord(actor, input)).toEqual(notFound)
    expect(await erasureToCarryOut(actor, own.patientId)).toBeNull()
  }
  // nobody asked for the other one
  expect(await carryOut(other.patientId, 'Ines')).toEqual(notFound)
  expect((await erasures(await administrator()))?.asked.map((one) => one.patientId)).toEqual([own.patientId])
})

it('is asked for once, tells the administrators without a name, and is taken back', async () => {
  const { patientId } = await invitedPatient()
  expect(await askErasure(await staff(), { patientId })).toEqual({ ok: true, told: 'now' })
  expect(await askErasure(await clinician(), { patientId })).toEqual({ ok: true, told: 'before' })
  expect(await erasureState(await staff(), patientId)).toMatchObject({ askerName: 'Sam Lee', closedAt: null })
  const mails = mailTo(world().ours.administrator.email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).not.toContain('Park')
  expect(await withdrawErasure(await clinician(), { patientId })).toEqual({ ok: true })
  expect(await erasureState(await staff(), patientId)).toMatchObject({ askedAt: null })
  expect(await carryOut(patientId, 'Nina')).toEqual(notFound)
})

it('erases at once somebody who was never seen and sent nothing', async () => {
  const { patientId } = await invitedPatient()
  await askErasure(await staff(), { patientId })
  const asked = await erasureToCarryOut(await administrator(), patientId)
  expect(asked?.reach).toMatchObject({ whole: true, keptUntil: null })
  const name = 'nina   PARK'
  expect(
    await carryOut(patientId, 'Nina', { name, birthDate: { day: '3', month: '2', year: '2001' } }),
  ).toEqual({ ok: true, keptUntil: null, told: 'kept' })
  expect(tablesWith(await wholeDatabase(), patientId)).toEqual(['audit_event'])
})

it.each([
  ['ten years after the last visit for who was of age', '1981-03-04', '2036-01-15'],
  ['until 25 for a small child', '2020-05-06', '2045-05-06'],
  ['ten years for who was nearly of age', '2008-06-01', '2036-01-15'],
])('keeps what was relied on: %s', async (_, birthDate, until) => {
  const { patientId } = await invitedPatient()
  const { clinicId, clinician: by } = world().ours
  await asClinic(async (tx) => {
    await tx`update patient set birth_date = ${birthDate} where id = ${patientId}`
    await tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      values (${clinicId}, ${patientId}, ${by.practitionerId}, '2026-01-15T15:00Z')`
  })
  await askErasure(await staff(), { patientId })
  const asked = await erasureToCarryOut(await administrator(), patientId)
  expect([asked?.reach.whole, day(asked?.keptUntil)]).toEqual([false, until])
})
