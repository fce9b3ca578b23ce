import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorOf } from '@/lib/access/actor'
import { testDatabase } from '@/lib/platform/testing/database'
import { tokenHash } from '@/lib/platform/token'
import { acceptInvitation, openInvitation } from './accept-invitation'
import {
  deactivateAccount,
  inviteMember,
  invitePatient,
  reactivateAccount,
  withdrawInvitation,
} from './commands'
import { hashPassword, passwordMatches, passwordProblem } from './password'
import { askReset, resetIsOpen, resetPassword } from './reset-password'
import { enter } from './sign-in'
import { takeTry } from './throttle'

const PASSWORD = 'a quiet paper boat'
const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let world: World
beforeAll(async () => {
  world = await makeWorld(testDatabase().appUrl, await hashPassword(PASSWORD))
})

const clinician = async () => {
  const actor = await actorOf(world.ours.clinician.accountId)
  if (!actor) throw new Error('no clinician')
  return actor
}
const administrator = async () => {
  const actor = await actorOf(world.ours.administrator.accountId)
  if (!actor) throw new Error('no administrator')
  return actor
}
const given = (email: string, password = PASSWORD) => ({
  email,
  password,
  network: randomUUID(),
  userAgent: 'test',
})

/** A patient without an account, and the link that invites them */
async function invited(email = `${randomUUID()}@example.com`): Promise<{ patientId: string; token: string }> {
  const patientId = randomUUID()
  await owner.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    await tx`insert into patient (clinic_id, id, given_name, family_name, birth_date, email)
      values (${world.ours.clinicId}, ${patientId}, 'Nina', 'Park', '2001-02-03', ${email})`
  })
  const made = await invitePatient(await clinician(), { patientId })
  if (!made.ok || !made.link) throw new Error(`not invited: ${JSON.stringify(made)}`)
  return { patientId, token: made.link.split('/').at(-1) ?? '' }
}
const accepting = (token: string, birthDate: string | null = '2001-02-03', password = PASSWORD) =>
  acceptInvitation({ token, birthDate, password, userAgent: 'test' })

describe('passwords', () => {
  it('are argon2id with the floor of 19 MiB and 2 passes, and the same however they are typed', async () => {
    const hash = await hashPassword('caf\u00e9 au lait au matin')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(hash, 'cafe\u0301 au lait au matin')).toBe(true)
    expect(await passwordMatches(hash, 'cafe au lait au matin')).toBe(false)
    expect(await passwordMatches(null, 'anything')).toBe(false)
  })

  it.each([
    ['fourteen chars', 'short'],
    ['x'.repeat(201), 'long'],
    ['passwordpassword', 'common'],
    ['abababababababababab', 'common'],
    ['maria@example.com', 'common'],
    ['a quiet paper boat', null],
    ['🙂🙃 umbrellas in may', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, 'maria@example.com')).toBe(problem)
  })
})

describe('signing in', () => {
  it('opens a session that the database decides, whatever the case of the address', async () => {
    const entered = await enter(given(world.ours.clinician.email.toUpperCase()))
    expect(entered).toMatchObject({ ok: true, language: 'en' })
    const cookie = entered.ok ? (entered.cookies[0] ?? '') : ''
    expect(cookie).toMatch(/^session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/)
    const sid = /session=([^;]+)/.exec(cookie)?.[1] ?? ''
    const [row] = await owner`select idle_minutes, account_id from session where id_hash = ${tokenHash(sid)}`
    expect(row).toEqual({ idle_minutes: 15, account_id: world.ours.clinician.accountId })
  })

  it('answers an unknown address, a wrong password and a deactivated account alike', async () => {
    const answers = await Promise.all([
      enter(given('nobody@example.com')),
      enter(given(world.ours.patients[0].email, 'not the password')),
      enter(given(world.ours.deactivated.email)),
      enter(given('')),
      enter(given('nul\u0000 and half \ud83d')),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":false,"reason":"wrong"}']),
    )
  })

  it('lets exactly the free tries through, however many come at once, and then makes an address wait', async () => {
    const key = randomUUID()
    const tries = await Promise.all(Array.from({ length: 100 }, () => takeTry([{ key, free: 5 }])))
    expect(tries.filter(Boolean)).toHaveLength(5)
    const [row] =
      await owner`select blocked_until - now() <= interval '15 minutes' as soon from throttle where key = ${key}`
    expect(row).toEqual({ soon: true })
  })

  it('forgets the tries of an address once its password was right', async () => {
    const { email } = world.ours.staff
    for (const password of ['wrong', 'wrong', 'wrong', PASSWORD]) await enter(given(email, password))
    expect(await owner`select key from throttle where key = ${`address:${email}`}`).toHaveLength(0)
  })
})

describe('an invitation', () => {
  it('makes one account, however often it is accepted at once', async () => {
    const { patientId, token } = await invited()
    expect(await openInvitation(token)).toMatchObject({ state: 'open', role: 'patient' })
    const all = await Promise.all(Array.from({ length: 20 }, () => accepting(token)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok).every((one) => !one.ok && one.reason === 'closed')).toBe(true)
    expect(await openInvitation(token)).toMatchObject({ state: 'accepted' })
    const accounts = await owner`select role, password_hash like '$argon2id$%' as hashed from account a
      where exists (select 1 from invitation i where i.patient_id = ${patientId} and i.email = a.email)`
    expect([...accounts]).toEqual([{ role: 'patient', hashed: true }])
  })

  it('is burnt after five wrong birth dates, and the right one does not open it any more', async () => {
    const { token } = await invited()
    const reasons: string[] = []
    for (let at = 0; at < 5; at++) {
      const tried = await accepting(token, '1999-01-01')
      reasons.push(tried.ok ? 'ok' : tried.reason)
    }
    expect(reasons).toEqual(['birth-date', 'birth-date', 'birth-date', 'birth-date', 'closed'])
    expect(await accepting(token)).toEqual({ ok: false, reason: 'closed' })
    expect(await openInvitation(token)).toMatchObject({ state: 'burnt' })
  })

  it('keeps the link when only the password will not do', async () => {
    const { token } = await invited()
    expect(await accepting(token, '2001-02-03', 'too short')).toEqual({ ok: false, reason: 'short' })
    expect(await accepting(token)).toMatchObject({ ok: true })
  })

  it('ends when it has run out, was withdrawn, or a newer one was sent', async () => {
    const old = await invited()
    await owner`update invitation set expires_at = now() where token_hash = ${tokenHash(old.token)}`
    expect(await accepting(old.token)).toEqual({ ok: false, reason: 'closed' })
    const second = await invitePatient(await clinician(), { patientId: old.patientId })
    const third = await invitePatient(await clinician(), { patientId: old.patientId })
    const token = second.ok ? (second.link?.split('/').at(-1) ?? '') : ''
    expect(await openInvitation(token)).toMatchObject({ state: 'withdrawn' })
    const last = third.ok ? (third.link?.split('/').at(-1) ?? '') : ''
    const [row] = await owner`select id from invitation where token_hash = ${tokenHash(last)}`
    expect(await withdrawInvitation(await clinician(), { invitationId: row?.id })).toEqual({ ok: true })
    expect(await accepting(last)).toEqual({ ok: false, reason: 'closed' })
    expect(await openInvitation('never-was')).toBeNull()
  })

  it('says why it cannot be sent', async () => {
    expect(await invitePatient(await clinician(), { patientId: world.ours.patients[0].patientId })).toEqual({
      ok: false,
      reason: 'has-account',
    })
    expect(await invitePatient(await clinician(), { patientId: 'not an id' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    const same = await inviteMember(await administrator(), {
      name: 'Twin',
      email: world.ours.staff.email,
      role: 'staff',
    })
    expect(same).toEqual({ ok: false, reason: 'email-taken' })
    const wrong = await inviteMember(await administrator(), { name: '', email: 'no', role: 'patient' })
    expect(wrong).toMatchObject({
      ok: false,
      reason: 'invalid',
      errors: { name: 'Enter the name', role: 'Choose what they do' },
    })
  })

  it('makes a colleague who can sign in at once, with the row visits are booked with', async () => {
    const email = `${randomUUID()}@example.com`
    const made = await inviteMember(await administrator(), {
      name: 'Dr Ada Okafor',
      email,
      role: 'clinician',
    })
    const token = made.ok ? (made.link?.split('/').at(-1) ?? '') : ''
    expect(
      await acceptInvitation({ token, birthDate: null, password: PASSWORD, userAgent: '' }),
    ).toMatchObject({ ok: true })
    const [account] = await owner`select id from account where email = ${email}`
    expect(await actorOf(account?.id)).toMatchObject({ kind: 'clinician', name: 'Dr Ada Okafor' })
  })
})

describe('a reset', () => {
  const tokenOf = async (email: string): Promise<Uint8Array[]> =>
    (
      await owner`select token_hash from password_reset r join account a on a.id = r.account_id where a.email = ${email}`
    ).map((row) => row.token_hash)

  it('says nothing about who exists and makes a link only for who does', async () => {
    const { email } = world.theirs.staff
    await (await askReset('nobody@example.com', randomUUID())).sent
    await (await askReset(email, randomUUID())).sent
    expect(await tokenOf(email)).toHaveLength(1)
    await (await askReset(world.ours.deactivated.email, randomUUID())).sent
    expect(await tokenOf(world.ours.deactivated.email)).toHaveLength(0)
  })

  it('works once, ends every session, and not after an hour', async () => {
    const { accountId, email } = world.theirs.administrator
    const link = async (minutes: number) => {
      const token = randomUUID()
      await owner`insert into password_reset (token_hash, account_id, expires_at) values (${tokenHash(token)}, ${accountId}, now() + make_interval(mins => ${minutes}))`
      return token
    }
    await enter(given(email))
    const token = await link(60)
    expect(await resetIsOpen(token)).toBe(true)
    expect(await resetPassword(token, 'short')).toEqual({ ok: false, reason: 'short' })
    const both = await Promise.all([
      resetPassword(token, 'seven green umbrellas'),
      resetPassword(token, 'eight green umbrellas'),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(await owner`select 1 from session where account_id = ${accountId}`).toHaveLength(0)
    expect(await enter(given(email))).toEqual({ ok: false, reason: 'wrong' })
    expect(await resetPassword(await link(-1), 'nine green umbrellas')).toEqual({
      ok: false,
      reason: 'closed',
    })
  })
})

describe('deactivating', () => {
  it('bites at once and can be undone, but not on oneself', async () => {
    const boss = await administrator()
    const { accountId, email } = world.ours.staff
    await enter(given(email))
    expect(await deactivateAccount(boss, { accountId })).toEqual({ ok: true })
    expect(await actorOf(accountId)).toBeNull()
    expect(await owner`select 1 from session where account_id = ${accountId}`).toHaveLength(0)
    expect(await reactivateAccount(boss, { accountId })).toEqual({ ok: true })
    expect(await actorOf(accountId)).toMatchObject({ kind: 'staff' })
    expect(await deactivateAccount(boss, { accountId: boss.accountId })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })
})
