import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { hashPassword } from '../lib/account/password'
import { limitsFor } from '../lib/account/throttle'
import { killableSite } from './factories/killable-site'
import type { PatientRows } from './factories/patient-rows'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

const FREE = 5

/**
 * On a busy machine a connection may not come about in time, and a server turns away what is too much for it before it looks at it.
 * What was not heard is sent again.
 */
async function heard(url: string, asked: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, asked).catch((error: unknown) => {
      const cause = error instanceof Error ? error.cause : null
      const isUnheard = cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT'
      if (!isUnheard) throw error
    })
    if (answer && answer.status !== 503) return answer
    await answer?.text()
    await pause(100 * Math.random())
  }
}

/** One guess at a server; every one says that it comes from elsewhere */
async function guess(site: string, email: string, at: number): Promise<void> {
  const forged = `fd${at.toString(16).padStart(2, '0')}:${randomUUID().slice(0, 4)}::1`
  const answer = await heard(`${site}/sign-in/enter`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: site,
      'X-Forwarded-For': at % 2 === 0 ? forged : `10.0.0.${at % 250}, ${forged}`,
      'X-Real-IP': forged,
      Forwarded: `for="[${forged}]"`,
      'Client-IP': forged,
    },
    body: new URLSearchParams({ email, password: `guess number ${at}` }),
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/sign-in\?.*again=/)
}

/** How many of these guesses were looked at, by what each was told; the rest were told to wait */
async function told(sql: postgres.Sql, email: string): Promise<{ wrong: number; wait: number }> {
  const [row] = await sql<{ wrong: number; wait: number }[]>`
    select count(*) filter (where errors->>'email' like '%is not right%')::int as wrong,
      count(*) filter (where errors->>'email' like 'There were too many tries%')::int as wait
    from typed_form where fields->>'email' like ${`%${email}%`}`
  return row ?? { wrong: 0, wait: 0 }
}

/** How many were put on record as refused, which only those are whose password was looked at */
const refused = (sql: postgres.Sql, clinicId: string, { accountId }: PatientRows): Promise<number> =>
  sql.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${clinicId}, true)`
    const rows =
      await tx`select 1 from audit_event where action = 'session.refused' and entity_id = ${accountId}`
    return rows.length
  })

test('of 500 guesses at once through two servers, exactly the free ones are looked at', async ({
  baseURL,
  sql,
}) => {
  test.slow()
  const host = new URL(baseURL ?? '').hostname
  const [one, two] = await Promise.all([killableSite(host), killableSite(host)])
  try {
    const { ours } = await makeWorld(databaseUrl(), await hashPassword('a quiet paper boat'))
    const through = (email: string) =>
      Promise.all(Array.from({ length: 500 }, (_, at) => guess(at % 2 === 0 ? one.url : two.url, email, at)))
    const tries = async (email: string) => {
      const [, limit] = limitsFor(email, '')
      const [row] = await sql`select failures from throttle where key = ${limit?.key ?? ''}`
      return Number(row?.failures)
    }
    const [first, second] = ours.patients

    const began = performance.now()
    await through(first.email)
    const seconds = (performance.now() - began) / 1000
    const looked = await tries(first.email)
    expect(await told(sql, first.email)).toEqual({ wrong: looked, wait: 500 - looked })
    await expect.poll(() => refused(sql, ours.clinicId, first)).toBe(looked)
    // the free ones, and where it took longer than a wait of 1, 2, 4 … seconds, one for each that passed
    expect(looked).toBeGreaterThanOrEqual(FREE)
    expect(2 ** (looked - FREE) - 1).toBeLessThanOrEqual(seconds)

    // once the waits are a quarter of an hour: one
    const [, limit] = limitsFor(second.email, '')
    await sql`insert into throttle (key, failures, last_failed_at) values (${limit?.key ?? ''}, 20, now())`
    await through(second.email)
    expect(await told(sql, second.email)).toEqual({ wrong: 1, wait: 499 })
    await expect.poll(() => refused(sql, ours.clinicId, second)).toBe(1)
    expect(await tries(second.email)).toBe(21)
  } finally {
    one.close()
    two.close()
  }
})
