import { sql } from '@/lib/platform/database'

/** A wait doubles with each try after the free ones, up to 15 minutes and never for ever */
const LONGEST_SECONDS = 900

/** What is counted (an address, a network) and how many tries an hour are free */
export type Limit = { key: string; free: number }

/** An address gets few tries; a network many, because a whole clinic may sit behind one */
export const limitsFor = (address: string, network: string): Limit[] => [
  { key: `address:${address}`, free: 5 },
  { key: `network:${network}`, free: 60 },
]

/**
 * Takes one try of each limit, exact across processes: the row is counted up before the password is looked at, so that
 * parallel guesses cannot slip through together. False while one has to wait.
 */
export async function takeTry(limits: readonly Limit[]): Promise<boolean> {
  for (const { key, free } of limits) {
    const taken = await sql()`
      insert into throttle as t (key, failures, last_failed_at) values (${key}, 1, now())
      on conflict (key) do update set
        failures = case when t.last_failed_at < now() - interval '1 hour' then 1 else t.failures + 1 end,
        last_failed_at = now(),
        blocked_until = case when t.failures + 1 >= ${free} and t.last_failed_at >= now() - interval '1 hour'
          then now() + make_interval(secs => least(${LONGEST_SECONDS}, power(2, least(t.failures + 1 - ${free}, 10))::int)) end
      where t.blocked_until is null or t.blocked_until <= now()
      returning t.key`
    if (taken.count === 0) return false
  }
  return true
}

/** The try was right: the count begins again */
export async function forgive(limit: Limit): Promise<void> {
  await sql()`delete from throttle where key = ${limit.key}`
}
