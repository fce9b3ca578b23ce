import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { actorOf } from '@/lib/access/actor'
import { touchSession } from '@/lib/platform/session-row'
import { tokenHash } from '@/lib/platform/token'
import {
  actorFor,
  administrator,
  owner,
  recordOf,
  sessionOf,
  sessionsOf,
  world,
  worldOnce,
} from './account.fixtures'
import { deactivateAccount, reactivateAccount } from './commands'
import { endOtherSessions } from './leave'
import { clinicMembers, ownSessions } from './queries'

worldOnce()

describe('deactivating', () => {
  it('bites at once and can be undone, but not on oneself', async () => {
    const boss = await administrator()
    const { accountId, email } = world().ours.staff
    const sid = await sessionOf(email)
    expect((await touchSession(sid))?.accountId).toBe(accountId)
    expect(await deactivateAccount(boss, { accountId })).toEqual({ ok: true })
    expect(await touchSession(sid)).toBeNull()
    expect(await actorOf(accountId)).toBeNull()
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await deactivateAccount(boss, { accountId })).toEqual({ ok: false, reason: 'not-found' })
    expect(await reactivateAccount(boss, { accountId })).toEqual({ ok: true })
    expect(await actorOf(accountId)).toMatchObject({ kind: 'staff' })
    expect(await touchSession(sid)).toBeNull()
    expect(await recordOf('account.deactivated', accountId)).toEqual([boss.accountId])
    expect(await deactivateAccount(boss, { accountId: boss.accountId })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('refuses nonsense and another clinic’s people', async () => {
    const boss = await administrator()
    for (const accountId of ['', 'x', null, ['a'], { not: '' }, randomUUID(), world().theirs.staff.accountId])
      expect(await deactivateAccount(boss, { accountId }), String(accountId)).toEqual({
        ok: false,
        reason: 'not-found',
      })
    expect(await actorOf(world().theirs.staff.accountId)).toMatchObject({ kind: 'staff' })
  })
})

describe('where somebody is signed in', () => {
  it('lists what is living, names this one, and ends the others', async () => {
    const { accountId, email } = world().ours.clinician
    const actor = await actorFor(accountId)
    await owner`delete from session where account_id = ${accountId}`
    const [here, other, idle] = [await sessionOf(email), await sessionOf(email), await sessionOf(email)]
    await owner`update session set last_seen_at = now() - interval '16 minutes' where id_hash = ${tokenHash(idle)}`
    const listed = await ownSessions(actor, tokenHash(here))
    expect(listed.map((one) => one.here).toSorted()).toEqual([false, true])
    await endOtherSessions(actor, { accountId, actingFor: null, acts: null, sessionHash: tokenHash(here) })
    expect(await touchSession(other)).toBeNull()
    expect((await touchSession(here))?.accountId).toBe(accountId)
    expect(await recordOf('session.closed', accountId)).toEqual([accountId])
  })

  it('is remembered for the clinic after signing out', async () => {
    const { accountId, email } = world().ours.staff
    await sessionOf(email)
    await owner`delete from session where account_id = ${accountId}`
    const people = await clinicMembers(await administrator())
    const staff = people?.members.find((one) => one.id === accountId)
    expect(staff?.lastSeen).toBeInstanceOf(Date)
    expect(people?.members.every((one) => one.role !== 'patient')).toBe(true)
  })
})
