import { describe, expect, it } from 'vitest'
import { touchSession } from '@/lib/platform/session-row'
import { tokenHash } from '@/lib/platform/token'
import { actorFor, recordOf, sessionOf, world, worldOnce } from './account.fixtures'
import { ownSessions } from './queries'
import { endOwnSession } from './session-commands'

worldOnce()

const named = (sid: string): string => Buffer.from(tokenHash(sid)).toString('base64url')

describe('the browsers somebody is signed in with', () => {
  it('are listed with when each was begun and used, the one that asks marked', async () => {
    const { accountId, email } = world().ours.patients[0]
    const here = await sessionOf(email)
    const there = await sessionOf(email)
    const sessions = await ownSessions(await actorFor(accountId), tokenHash(here))
    expect(sessions.find(({ id }) => id === named(here))).toMatchObject({ here: true, userAgent: 'test' })
    expect(sessions.find(({ id }) => id === named(there))).toMatchObject({
      here: false,
      createdAt: expect.any(Date),
      lastSeenAt: expect.any(Date),
    })
  })

  it('can be ended one by one: refused at the next request, and on record', async () => {
    const { accountId, email } = world().ours.patients[0]
    const [kept, ended] = [await sessionOf(email), await sessionOf(email)]
    expect((await touchSession(ended))?.accountId).toBe(accountId)
    const actor = await actorFor(accountId)
    expect(await endOwnSession(actor, { id: named(ended) })).toEqual({ ok: true })
    expect(await touchSession(ended)).toBeNull()
    expect((await touchSession(kept))?.accountId).toBe(accountId)
    expect(await recordOf('session.closed', accountId)).toEqual([accountId])
    expect(await endOwnSession(actor, { id: named(ended) })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('are nobody else’s to end, and nothing but one name ends one', async () => {
    const [{ accountId, email }, other] = world().ours.patients
    const sid = await sessionOf(email)
    const notFound = { ok: false, reason: 'not-found' }
    expect(await endOwnSession(await actorFor(other.accountId), { id: named(sid) })).toEqual(notFound)
    const actor = await actorFor(accountId)
    for (const input of [{}, { id: { not: '' } }, { id: named(sid), accountId }, { id: sid.slice(1) }, null])
      expect(await endOwnSession(actor, input)).toEqual(notFound)
    expect((await touchSession(sid))?.accountId).toBe(accountId)
  })
})
