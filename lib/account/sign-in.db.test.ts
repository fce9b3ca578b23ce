import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isBusy } from '@/lib/platform/busy'
import { sql, sqlTurns } from '@/lib/platform/database'
import { patiently } from '@/lib/platform/patience'
import { testDatabase } from '@/lib/platform/testing/database'
import { tokenHash } from '@/lib/platform/token'
import { entering, owner, PASSWORD, recordOf, sessionsOf, world, worldOnce } from './account.fixtures'
import { halfIn, settingUp } from './factor.fixtures'
import { forgive, forgiveAddress, limitsFor, takeTry } from './throttle'
import { networkTries, spawnedTries } from './throttle.fixtures'

worldOnce()

describe('signing in', () => {
  it('opens a session that the database decides, whatever the case of the address', async () => {
    const { email, accountId } = world().ours.clinician
    const entered = await entering(email.toUpperCase())
    expect(entered).toMatchObject({ ok: true, language: 'en' })
    const [cookie = ''] = (await settingUp(halfIn(entered.ok ? entered.cookies : []))).cookies
    expect(cookie).toMatch(/^session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/)
    const sid = /session=([^;]+)/.exec(cookie)?.[1] ?? ''
    const [row] =
      await owner`select idle_minutes, account_id, expires_at - created_at <= interval '12 hours' as half_a_day
      from session where id_hash = ${tokenHash(sid)}`
    expect(row).toEqual({ idle_minutes: 15, account_id: accountId, half_a_day: true })
    expect(await recordOf('session.opened', accountId)).toEqual([accountId])
  })

  it('lets a patient be idle for 30 minutes', async () => {
    const { email, accountId } = world().ours.patients[0]
    await entering(email)
    const rows =
      await owner`select idle_minutes from session where account_id = ${accountId} and user_agent = 'test'`
    expect(rows).toMatchObject([{ idle_minutes: 30 }])
  })

  it('answers an unknown address, a wrong password, a deactivated account and nonsense alike', async () => {
    const wrong = world().ours.patients[0]
    const answers = await Promise.all([
      entering('nobody@example.com'),
      entering(wrong.email, 'not the password'),
      entering(wrong.email, ''),
      entering(world().ours.deactivated.email),
      entering(''),
      entering('nul\u0000 and half \ud83d'),
      entering(`${wrong.email}' or 1=1 --`),
      entering('a'.repeat(20_000), 'b'.repeat(200)),
    ])
    for (const answer of answers) {
      expect(answer).toEqual({ ok: false, reason: 'wrong', note: expect.any(Function) })
      if (!answer.ok) await answer.note()
    }
    expect(await recordOf('session.refused', wrong.accountId)).toEqual([null, null])
  })

  it('opens nothing for a role without the row that makes it whole', async () => {
    const email = `${randomUUID()}@example.com`
    const [account] = await owner`insert into account (clinic_id, role, name, email, password_hash)
      select clinic_id, 'clinician', 'Half made', ${email}, password_hash from account where id = ${world().ours.staff.accountId}
      returning id`
    expect(await entering(email)).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await sessionsOf(account?.id)).toBe(0)
  })
})

describe('too many tries', () => {
  it('lets exactly the free ones through two processes at once, and then makes an address wait', async () => {
    const address = `${randomUUID()}@example.com`
    const taken = await Promise.all([
      spawnedTries(testDatabase().appUrl, address, 100),
      spawnedTries(testDatabase().appUrl, address, 100),
    ])
    expect(taken[0] + taken[1]).toBe(5)
    expect(await entering(address)).toMatchObject({ ok: false, reason: 'wait' })
  })

  it('waits twice as long after each further one, 15 minutes at most', async () => {
    const [, limit] = limitsFor(randomUUID(), 'here')
    if (!limit) throw new Error('no limit')
    const waits: number[] = []
    for (let at = 0; at < 20; at++) {
      expect(await takeTry([limit])).toBe(true)
      const [row] =
        await owner`select extract(epoch from blocked_until - last_failed_at)::int as wait from throttle where key = ${limit.key}`
      waits.push(row?.wait ?? 0)
      await owner`update throttle set blocked_until = now() where key = ${limit.key}`
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900, 900, 900])
    await owner`update throttle set last_failed_at = now() - interval '61 minutes' where key = ${limit.key}`
    expect(await takeTry([limit])).toBe(true)
    const [row] = await owner`select failures, blocked_until from throttle where key = ${limit.key}`
    expect(row).toEqual({ failures: 1, blocked_until: null })
  })

  it('are forgotten for an address once its password was right, and nothing typed is kept in clear', async () => {
    const { email } = world().ours.staff
    const network = randomUUID()
    for (const password of ['wrong', 'wrong', 'wrong', PASSWORD]) await entering(email, password, network)
    const [, own] = limitsFor(email, network)
    expect(await owner`select key from throttle where key = ${own?.key ?? ''}`).toHaveLength(0)
    expect(await owner`select key from throttle where strpos(key, '@') > 0`).toHaveLength(0)
    expect(await networkTries(owner, network)).toBe(3)
  })

  it('of a network that waits use up none of an address', async () => {
    const network = randomUUID()
    await owner`insert into throttle (key, failures, last_failed_at, blocked_until)
      values (${`network:${network}`}, 70, now(), now() + interval '5 minutes')`
    const { email } = world().theirs.staff
    for (let at = 0; at < 8; at++)
      expect(await entering(email, 'wrong', network)).toMatchObject({ ok: false, reason: 'wait' })
    expect(await entering(email)).toMatchObject({ ok: true })
  })

  it('that find no connection free are answered as busy, and who was right is let in all the same', async () => {
    const all: Promise<unknown>[] = []
    while (all.length === sqlTurns().busy)
      all.push(sqlTurns().take(60_000, async () => sql()`select pg_sleep(4)`))
    const limits = limitsFor('nobody@example.com', randomUUID())
    const failure = (work: () => Promise<unknown>) =>
      patiently(work).then(
        () => null,
        (error: unknown) => error,
      )
    const began = performance.now()
    const [taken, forgiven, reset] = await Promise.all([
      failure(() => takeTry(limits)),
      failure(() => forgive(limits)),
      failure(() => forgiveAddress('nobody@example.com')),
    ])
    expect(performance.now() - began).toBeLessThan(3900)
    await Promise.all(all)
    expect([taken, reset].map((one) => isBusy(one))).toEqual([true, true])
    expect(forgiven).toBeNull()
  })

  it('of long ago are swept away', async () => {
    const key = `address:${randomUUID()}`
    await owner`insert into throttle (key, failures, last_failed_at) values (${key}, 3, now() - interval '2 days')`
    await forgive([])
    expect(await owner`select 1 from throttle where key = ${key}`).toHaveLength(0)
  })
})
