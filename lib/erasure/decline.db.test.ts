import { expect, it } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import { scopedSql } from '@/lib/access/scoped'
import {
  actorFor,
  administrator,
  clinician,
  invitedPatient,
  owner,
  world,
  worldOnce,
} from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { askErasure, withdrawErasure } from './commands'
import { declineErasure } from './decline-commands'
import { carryOut } from './erasure.fixtures'
import { erasureState, erasures, erasureToCarryOut } from './queries'

worldOnce()
const mailTo = mailbox()

const reason = 'We could not be sure that it was you.\nCall us on +1 555 0100.'
const patient = () => actorFor(world().ours.patients[0].accountId)
const decline = async (patientId: string, words: unknown = reason) =>
  declineErasure(await administrator(), { patientId, 'decline-reason': words })

it('takes no reason that the patient could not read, and stores nothing', async () => {
  const { patientId, email } = world().ours.patients[0]
  const before = await worldDigest(owner, world())
  for (const words of ['', '  \n ', 'nul\u0000', 'a'.repeat(1001), { not: '' }, ['a']])
    expect(await decline(patientId, words)).toEqual({
      ...{ ok: false, reason: 'invalid' },
      errors: { 'decline-reason': expect.stringMatching(/\w/) },
    })
  expect(await worldDigest(owner, world())).toEqual(before)
  expect(mailTo(email)).toEqual([])
})

it('is for an administrator of the clinic, where somebody asked', async () => {
  const { ours, theirs } = world()
  const [own, other] = ours.patients
  for (const { accountId } of [ours.staff, ours.clinician, own, theirs.administrator])
    expect(
      await declineErasure(await actorFor(accountId), { patientId: own.patientId, 'decline-reason': reason }),
    ).toEqual({ ok: false, reason: 'not-found' })
  expect(await decline(other.patientId)).toEqual({ ok: false, reason: 'not-found' })
})

it('gives the patient the reason in the portal and only in the portal, and can be asked for anew', async () => {
  const { patientId, email } = world().ours.patients[0]
  const since = await erasureToCarryOut(await administrator(), patientId)
  expect(since).not.toBeNull()
  expect(await decline(patientId)).toEqual({ ok: true, told: 'kept' })
  for (const who of [await patient(), await clinician()])
    expect(await erasureState(who, patientId)).toMatchObject({
      ...{ askedAt: null, closedAt: null, declineReason: reason, declinedAt: expect.any(Date) },
    })
  const [mail] = mailTo(email)
  expect(mail?.text).toContain('/account')
  expect(mail?.text).not.toMatch(/could not be sure|Maria|skin|derm/i)
  expect((await erasures(await administrator()))?.asked).toEqual([])

  // what was declined is carried out by nobody, whatever asks the database
  expect(await carryOut(patientId, 'Maria')).toEqual({ ok: false, reason: 'not-found' })
  const boss = await administrator()
  const gone = (whole: boolean) =>
    scopedSql(
      boss,
      (tx) => tx`select erase_patient(${patientId}, ${boss.accountId}, ${whole}, 'x', now()) as gone`,
    )
  for (const whole of [true, false]) expect((await gone(whole))[0]).toEqual({ gone: null })
  expect(await decline(patientId)).toEqual({ ok: false, reason: 'not-found' })
  expect(await withdrawErasure(await patient(), { patientId })).toEqual({ ok: true })
  expect(await erasureState(await patient(), patientId)).toMatchObject({ declineReason: reason })

  expect(await askErasure(await patient(), { patientId })).toEqual({ ok: true, told: 'now' })
  expect(await erasureState(await patient(), patientId)).toMatchObject({
    ...{ askedAt: expect.any(Date), declinedAt: null, declineReason: '' },
  })
  expect((await erasures(boss))?.asked.map((one) => one.patientId)).toEqual([patientId])
})

it('says that there is nobody to write to', async () => {
  const { patientId } = await invitedPatient()
  await owner.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world().ours.clinicId}, true)`
    await tx`update patient set email = null where id = ${patientId}`
  })
  await askErasure(await clinician(), { patientId })
  expect(await decline(patientId)).toEqual({ ok: true, told: 'no-address' })
})
