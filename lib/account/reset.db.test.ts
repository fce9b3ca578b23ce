import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tokenHash } from '@/lib/platform/token'
import {
  actorFor,
  entering,
  owner,
  PASSWORD,
  recordOf,
  resetLink,
  sessionOf,
  sessionsOf,
  world,
  worldOnce,
} from './account.fixtures'
import { changePassword } from './change-password'
import { askReset, resetIsOpen, resetPassword } from './reset-password'

worldOnce()

const linksOf = (email: string) =>
  owner`select 1 from password_reset r join account a on a.id = r.account_id where a.email = ${email}`

describe('asking for a new password', () => {
  it('says nothing about who exists and makes a link only for who does', async () => {
    const { email } = world().theirs.staff
    for (const address of ['nobody@example.com', email, world().ours.deactivated.email, '', 'nul\u0000'])
      expect(await askReset(address, randomUUID())).toEqual({ send: expect.any(Function) })
    await (await askReset(email.toUpperCase(), randomUUID())).send()
    expect(await linksOf(email)).toHaveLength(1)
    expect(await linksOf(world().ours.deactivated.email)).toHaveLength(0)
  })

  it('sends few, whatever the network', async () => {
    const { accountId, email } = world().ours.patients[0]
    for (let at = 0; at < 12; at++) await (await askReset(email, randomUUID())).send()
    expect(await recordOf('password.reset-asked', accountId)).toHaveLength(5)
    expect(await linksOf(email)).toHaveLength(1)
  })
})

describe('a reset', () => {
  it('works once, ends every session and every other link, and not after an hour', async () => {
    const { accountId, email } = world().theirs.administrator
    await sessionOf(email)
    const [token, other] = [await resetLink(accountId), await resetLink(accountId)]
    expect(await resetIsOpen(token)).toBe(true)
    expect(await resetPassword(token, 'short')).toEqual({ ok: false, reason: 'short' })
    const both = await Promise.all([
      resetPassword(token, 'seven green umbrellas'),
      resetPassword(token, 'eight green umbrellas'),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await entering(email)).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await resetPassword(other, 'nine green umbrellas')).toEqual({ ok: false, reason: 'closed' })
    const late = await resetLink(accountId, -1)
    expect(await resetPassword(late, 'nine green umbrellas')).toEqual({ ok: false, reason: 'closed' })
    expect(await resetPassword('never-was', 'nine green umbrellas')).toEqual({ ok: false, reason: 'closed' })
  })

  it('does not go past a second factor', async () => {
    const { accountId, email } = world().ours.staff
    expect(await resetPassword(await resetLink(accountId), 'nine slow lanterns')).toEqual({ ok: true })
    const entered = await entering(email, 'nine slow lanterns')
    expect(entered).toMatchObject({ ok: true, next: 'code' })
    if (entered.ok) expect(entered.cookies.join()).toMatch(/^half-session=/)
    expect(await sessionsOf(accountId)).toBe(0)
  })

  it('is the way out for somebody whose address others keep trying', async () => {
    const { accountId, email } = world().ours.patients[1]
    for (let at = 0; at < 8; at++) await entering(email, 'guess')
    expect(await entering(email)).toMatchObject({ ok: false, reason: 'wait' })
    expect(await resetPassword(await resetLink(accountId), 'three tall sunflowers')).toEqual({ ok: true })
    expect(await entering(email, 'three tall sunflowers')).toMatchObject({ ok: true })
  })

  it('opens nothing for an account deactivated meanwhile', async () => {
    const link = await resetLink(world().ours.deactivated.accountId)
    expect(await resetPassword(link, 'three tall sunflowers')).toEqual({ ok: false, reason: 'closed' })
  })
})

describe('changing a password', () => {
  it('goes on in a new session, and ends all before it and every mailed link', async () => {
    const { accountId, email } = world().ours.clinician
    const before = [tokenHash(await sessionOf(email)), tokenHash(await sessionOf(email))]
    const link = await resetLink(accountId)
    const actor = await actorFor(accountId)
    const change = (current: string, next: string) =>
      changePassword(actor, { current, next, network: randomUUID(), userAgent: '' })
    expect(await change('not this one', 'four brass trumpets')).toEqual({ ok: false, reason: 'wrong' })
    expect(await change(PASSWORD, email)).toEqual({ ok: false, reason: 'common' })
    const changed = await change(PASSWORD, 'four brass trumpets')
    const [, sid = ''] = /^session=([^;]+)/.exec((changed.ok && changed.cookies[0]) || '') ?? []
    const rows = await owner`select id_hash from session where account_id = ${accountId}`
    const left = rows.map(({ id_hash }) => new Uint8Array(id_hash))
    expect(left).toEqual([new Uint8Array(tokenHash(sid))])
    expect(before).not.toContainEqual(left[0])
    expect(await resetPassword(link, 'nine green umbrellas')).toEqual({ ok: false, reason: 'closed' })
    expect(await entering(email, 'four brass trumpets')).toMatchObject({ ok: true })
    expect(await recordOf('password.changed', accountId)).toEqual([accountId])
  })

  it('cannot be used to guess', async () => {
    const { accountId } = world().ours.staff
    const actor = await actorFor(accountId)
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        changePassword(actor, {
          ...{ current: 'guess', next: PASSWORD, network: randomUUID(), userAgent: '' },
        }),
      ),
    )
    expect(tries.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(5)
  })
})
