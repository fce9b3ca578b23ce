import { createHash } from 'node:crypto'
import { isBusy } from '@/lib/platform/busy'
import { inTurn, sql } from '@/lib/platform/database'
import { logFailure } from '@/lib/platform/log'

/** A wait doubles with each try after the free ones, up to 15 minutes and never for ever */
const LONGEST_SECONDS = 900

/** What is counted (a network, an address) and how many wrong tries an hour are free */
export type Limit = { key: string; free: number }

/** Hashed: people type passwords into the field for the address, and none is to lie about in a table */
const addressKey = (address: string): string =>
  `address:${createHash('sha256').update(address).digest('base64url')}`

/**
 * An address gets few tries; a network many, because a whole clinic may sit behind one. The network comes first, so that
 * one that has to wait does not use up the tries of the address.
 */
export const limitsFor = (address: string, network: string): Limit[] => [
  { key: `network:${network}`, free: 60 },
  { key: addressKey(address), free: 5 },
]

/**
 * Takes one try of each limit, exact across processes: the row is counted up before the password is looked at, so that
 * parallel guesses cannot slip through together. False while one has to wait.
 */
export async function takeTry(limits: readonly Limit[]): Promise<boolean> {
  for (const { key, free } of limits) {
    const taken = await inTurn(
      () => sql()`
      insert into throttle as t (key, failures, last_failed_at) values (${key}, 1, now())
      on conflict (key) do update set
        failures = case when t.last_failed_at < now() - interval '1 hour' then 1 else t.failures + 1 end,
        last_failed_at = now(),
        blocked_until = case when t.failures + 1 >= ${free} and t.last_failed_at >= now() - interval '1 hour'
          then now() + make_interval(secs => least(${LONGEST_SECONDS}, power(2, least(t.failures + 1 - ${free}, 10))::int)) end
      where t.blocked_until is null or t.blocked_until <= now()
      returning t.key`,
    )
    if (taken.count === 0) return false
  }
  return true
}

/**
 * The try was right: the network gets it back and keeps its wrong ones, the address begins again. What was right is refused to
 * nobody for the want of a connection: then it stays counted, as one of the free ones.
 */
export async function forgive(limits: readonly Limit[]): Promise<void> {
  try {
    for (const limit of limits) await giveBack(limit)
    await sweep()
  } catch (error) {
    if (!isBusy(error)) throw error
    logFailure('throttle', error)
  }
}

const giveBack = ({ key, free }: Limit): Promise<unknown> =>
  key.startsWith('network:')
    ? inTurn(
        () => sql()`
          update throttle set failures = failures - 1,
            blocked_until = case when failures - 1 >= ${free} then blocked_until end
          where key = ${key} and failures > 0`,
      )
    : inTurn(() => sql()`delete from throttle where key = ${key}`)

/** Whoever has proven the address otherwise (by a mailed link) need not wait any more */
export async function forgiveAddress(address: string): Promise<void> {
  await inTurn(() => sql()`delete from throttle where key = ${addressKey(address)}`)
}

/** Old rows count for nothing; each right sign-in takes some away */
async function sweep(): Promise<void> {
  await inTurn(
    () => sql()`delete from throttle where key in
      (select key from throttle where last_failed_at < now() - interval '1 day' limit 100 for update skip locked)`,
  )
}
