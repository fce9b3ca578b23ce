import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prisma } from './database'
import { signInAs } from './session'
import { endSession, endSessions, openSession, secondsLeftOf, touchSession } from './session-row'
import { testDatabase } from './testing/database'
import { tokenHash } from './token'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

let accountId = ''
beforeAll(async () => {
  const [clinic] =
    await owner`insert into clinic (name, phone, time_zone) values ('Here', '1', 'UTC') returning id`
  const [account] = await owner`insert into account (clinic_id, role, name, email)
    values (${clinic?.id}, 'staff', 'Kim', ${`${randomUUID()}@example.com`}) returning id`
  accountId = account?.id
})

const open = (userAgent = '') => openSession({ accountId, idleMinutes: 15, userAgent }, prisma())
const age = (sid: string, minutes: number) =>
  owner`update session set last_seen_at = last_seen_at - make_interval(mins => ${minutes}) where id_hash = ${tokenHash(sid)}`

describe('a session', () => {
  it('is the account’s until it was idle too long', async () => {
    const sid = await open()
    expect((await touchSession(sid))?.accountId).toBe(accountId)
    await age(sid, 14)
    expect((await touchSession(sid))?.accountId).toBe(accountId)
    await age(sid, 14)
    expect((await touchSession(sid))?.accountId).toBe(accountId)
    await age(sid, 16)
    expect(await touchSession(sid)).toBeNull()
    expect(await secondsLeftOf(tokenHash(sid))).toBe(0)
  })

  it('ends after twelve hours, however busy', async () => {
    const sid = await open()
    const [row] =
      await owner`select expires_at - created_at = interval '12 hours' as half_a_day from session where id_hash = ${tokenHash(sid)}`
    expect(row).toEqual({ half_a_day: true })
    await owner`update session set expires_at = now() where id_hash = ${tokenHash(sid)}`
    expect(await touchSession(sid)).toBeNull()
  })

  it('says how long it has left without living longer for it', async () => {
    const sid = await open()
    await age(sid, 13)
    const left = await secondsLeftOf(tokenHash(sid))
    expect(left).toBeGreaterThan(60)
    expect(left).toBeLessThanOrEqual(120)
    expect(await secondsLeftOf(tokenHash(sid))).toBeLessThanOrEqual(left)
    await touchSession(sid)
    expect(await secondsLeftOf(tokenHash(sid))).toBeGreaterThan(800)
    await owner`update session set expires_at = now() + interval '30 seconds' where id_hash = ${tokenHash(sid)}`
    expect(await secondsLeftOf(tokenHash(sid))).toBeLessThanOrEqual(30)
  })

  it('is gone at once when it is ended, alone or with the others', async () => {
    const [one, two, three] = [await open(), await open(), await open()]
    await endSession(tokenHash(one), prisma())
    expect(await touchSession(one)).toBeNull()
    await endSessions(accountId, prisma(), tokenHash(two))
    expect([await touchSession(two), await touchSession(three)]).toMatchObject([{ accountId }, null])
    await endSessions(accountId, prisma())
    expect(await touchSession(two)).toBeNull()
  })

  it('is nobody’s for an id that never was, and for its own hash', async () => {
    const sid = await open()
    for (const id of ['', 'x', 'a'.repeat(10_000), Buffer.from(tokenHash(sid)).toString('base64url')])
      expect(await touchSession(id)).toBeNull()
  })

  it('takes whatever a browser calls itself', async () => {
    await expect(open(`nul\u0000 half \ud83d ${'x'.repeat(5000)}`)).resolves.toMatch(/^[\w-]{43}$/)
  })
})

describe('a failure while somebody signs in', () => {
  it('is thrown and not taken for a wrong password', async () => {
    const broken = { accountId, idleMinutes: 15, within: () => Promise.reject(new Error('no database')) }
    await expect(signInAs(broken, '')).rejects.toThrow('no database')
  })
})
