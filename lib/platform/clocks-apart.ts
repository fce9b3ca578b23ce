import { sql, sqlTurns } from './database'
import { logFailure } from './log'
import { patienceLeft } from './patience'

/** In milliseconds; NTP keeps clocks a thousand times closer */
const MOST_APART = 60_000

class ClocksApart extends Error {
  override name = 'ClocksApart'
}

/**
 * How many milliseconds this server's clock is ahead of PostgreSQL's. Too many are an error in the log, with the seconds as its
 * count: sessions end at the wrong time then, and codes of an authenticator are refused.
 */
export async function clocksApart(): Promise<number> {
  const began = Date.now()
  const [row] = await sqlTurns().take(
    patienceLeft(),
    () => sql()<{ at: Date }[]>`select clock_timestamp() as at`,
  )
  const apart = row ? (began + Date.now()) / 2 - row.at.getTime() : 0
  if (Math.abs(apart) > MOST_APART)
    logFailure('clock', new ClocksApart(), { count: Math.round(apart / 1000) })
  return apart
}
