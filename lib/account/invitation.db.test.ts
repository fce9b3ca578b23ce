import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { actorOf } from '@/lib/access/actor'
import { tokenHash } from '@/lib/platform/token'
import { openInvitation } from './accept-invitation'
import {
  accepting,
  addPatient,
  administrator,
  clinician,
  invitedPatient,
  owner,
  recordOf,
  sessionsOf,
  tokenIn,
  world,
  worldOnce,
} from './account.fixtures'
import { inviteMember, invitePatient, withdrawInvitation } from './commands'
import { patientInvitation } from './queries'

worldOnce()

describe('an invitation', () => {
  it('makes one account and one session, however often it is accepted at once', async () => {
    const email = `${randomUUID()}@example.com`
    const { token } = await invitedPatient(email)
    expect(await openInvitation(token)).toMatchObject({ state: 'open', role: 'patient' })
    const all = await Promise.all(Array.from({ length: 50 }, () => accepting(token)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && one.reason === 'closed')).toHaveLength(49)
    expect(await openInvitation(token)).toMatchObject({ state: 'accepted' })
    const [account] =
      await owner`select id, role, password_hash like '$argon2id$%' as hashed from account where email = ${email}`
    expect(account).toMatchObject({ role: 'patient', hashed: true })
    expect(await actorOf(account?.id)).toMatchObject({ kind: 'patient' })
    expect(await sessionsOf(account?.id)).toBe(1)
    expect(await recordOf('session.opened', account?.id)).toEqual([account?.id])
    expect(await recordOf('invitation.accepted', account?.id)).toHaveLength(1)
  })

  it('is kept as a hash alone', async () => {
    const { token } = await invitedPatient()
    const rows = await owner`select i::text as row from invitation i`
    expect(rows.some(({ row }) => String(row).includes(token))).toBe(false)
    expect(await owner`select 1 from invitation where token_hash = ${tokenHash(token)}`).toHaveLength(1)
  })

  it('is burnt after five wrong birth dates, and the right one does not open it any more', async () => {
    const { token } = await invitedPatient()
    const reasons: string[] = []
    for (let at = 0; at < 5; at++) {
      const tried = await accepting(token, at === 2 ? null : '1999-01-01')
      reasons.push(tried.ok ? 'ok' : tried.reason)
    }
    expect(reasons).toEqual(['birth-date', 'birth-date', 'birth-date', 'birth-date', 'closed'])
    expect(await accepting(token)).toEqual({ ok: false, reason: 'closed' })
    expect(await openInvitation(token)).toMatchObject({ state: 'burnt' })
  })

  it('counts wrong birth dates that come at once', async () => {
    const { token } = await invitedPatient()
    const tried = await Promise.all(Array.from({ length: 20 }, () => accepting(token, '1999-01-01')))
    expect(tried.filter((one) => !one.ok && one.reason === 'birth-date')).toHaveLength(4)
  })

  it('keeps the link when only the password will not do', async () => {
    const { token } = await invitedPatient()
    expect(await accepting(token, '2001-02-03', 'too short')).toEqual({ ok: false, reason: 'short' })
    expect(await accepting(token, '2001-02-03', 'x'.repeat(1_000_000))).toEqual({ ok: false, reason: 'long' })
    expect(await accepting(token)).toMatchObject({ ok: true })
  })

  it('ends when it has run out, was withdrawn, or a newer one was sent', async () => {
    const old = await invitedPatient()
    await owner`update invitation set expires_at = now() where token_hash = ${tokenHash(old.token)}`
    expect(await accepting(old.token)).toEqual({ ok: false, reason: 'closed' })
    expect(await patientInvitation(await clinician(), old.patientId)).toMatchObject({ state: 'expired' })
    const second = tokenIn(await invitePatient(await clinician(), { patientId: old.patientId }))
    const third = tokenIn(await invitePatient(await clinician(), { patientId: old.patientId }))
    expect(await openInvitation(second)).toMatchObject({ state: 'withdrawn' })
    const open = await patientInvitation(await clinician(), old.patientId)
    expect(open).toMatchObject({ state: 'open' })
    expect(await withdrawInvitation(await clinician(), { invitationId: open?.id })).toEqual({ ok: true })
    expect(await accepting(third)).toEqual({ ok: false, reason: 'closed' })
    expect(await openInvitation('never-was')).toBeNull()
  })

  it('leaves one link when it is sent several times at once', async () => {
    const patientId = await addPatient()
    const actor = await clinician()
    await Promise.all(Array.from({ length: 8 }, () => invitePatient(actor, { patientId })))
    const open =
      await owner`select 1 from invitation where patient_id = ${patientId} and withdrawn_at is null`
    expect(open).toHaveLength(1)
  })

  it('gives an address to one of two who accept at once', async () => {
    const email = `${randomUUID()}@example.com`
    const links = [await invitedPatient(email), await invitedPatient(email)]
    const both = await Promise.all(links.map(({ token }) => accepting(token)))
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['email-taken', 'ok'])
  })
})

describe('inviting', () => {
  it('says why a patient cannot be invited, and stores nothing', async () => {
    const actor = await clinician()
    const before = await owner`select count(*) from invitation`
    const refused = async (patientId: unknown, reason: string) =>
      expect(await invitePatient(actor, { patientId }), String(patientId)).toEqual({ ok: false, reason })
    await refused(world().ours.patients[0].patientId, 'has-account')
    await refused(await addPatient(null), 'no-email')
    await refused(await addPatient(world().theirs.staff.email), 'email-taken')
    for (const nonsense of [
      'not an id',
      '',
      null,
      ['a'],
      { not: '' },
      randomUUID(),
      world().theirs.uninvited.patientId,
    ])
      await refused(nonsense, 'not-found')
    expect(await invitePatient(actor, { patientId: randomUUID(), role: 'administrator' })).toMatchObject({
      reason: 'not-found',
    })
    expect(await owner`select count(*) from invitation`).toEqual(before)
  })

  it('takes no nonsense for a colleague, and stores nothing', async () => {
    const boss = await administrator()
    const good = { name: 'Ada Moss', email: `${randomUUID()}@example.com`, role: 'staff' }
    const before = await owner`select count(*) from invitation`
    for (const bad of [
      { name: '' },
      { name: 'x'.repeat(101) },
      { name: 'bell\u0007' },
      { name: ['Ada'] },
      { email: 'no' },
      { email: `${'a'.repeat(260)}@example.com` },
      { email: 'two@example.com, three@example.com' },
      { email: 'line@example.com\nBcc: all@example.com' },
      { role: 'patient' },
      { role: ['administrator'] },
      { clinicId: world().theirs.clinicId },
    ])
      expect(await inviteMember(boss, { ...good, ...bad }), JSON.stringify(bad)).toMatchObject({
        ok: false,
        reason: 'invalid',
      })
    expect(await inviteMember(boss, { ...good, email: world().ours.staff.email })).toEqual({
      ok: false,
      reason: 'email-taken',
    })
    expect(await owner`select count(*) from invitation`).toEqual(before)
  })

  it('makes a colleague who can sign in at once, with the row visits are booked with', async () => {
    const email = `${randomUUID()}@example.com`
    const invited = await inviteMember(await administrator(), {
      name: 'Dr Ada Okafor',
      email: email.toUpperCase(),
      role: 'clinician',
    })
    expect(await accepting(tokenIn(invited), null)).toMatchObject({ ok: true })
    const [account] = await owner`select id from account where email = ${email}`
    expect(await actorOf(account?.id)).toMatchObject({ kind: 'clinician', name: 'Dr Ada Okafor' })
  })

  it('keeps <b>markup</b> as the text it is', async () => {
    const email = `${randomUUID()}@example.com`
    const name = `<b>O'Brien</b> "Ö" 🙂`
    const token = tokenIn(await inviteMember(await administrator(), { name, email, role: 'staff' }))
    await accepting(token, null)
    expect(await owner`select name from account where email = ${email}`).toMatchObject([{ name }])
  })
})
