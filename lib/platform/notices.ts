import postgres from 'postgres'
import { sql } from './database'
import { environment } from './env'
import { logFailure } from './log'

/** What was sent, or null: the connection was lost for a while, and something may have been missed */
export type HearNotice = (payload: string | null) => void

type Ear = {
  hearers: Set<HearNotice>
  connection: postgres.Sql | null
  heardAt: number
  check: ReturnType<typeof setInterval> | undefined
}

/** The channel: `pg_notify(CHANNEL, payload)` is heard once the transaction is through, and never where it fails */
export const CHANNEL = 'skin_visit'
const STILL_HERE = 'still here'
const CHECK_EVERY = 15_000

// Next reloads modules in development; the connection must outlive a reload
const holder = globalThis as typeof globalThis & { skinVisitEar?: Ear }

function ear(): Ear {
  holder.skinVisitEar ??= { hearers: new Set(), connection: null, heardAt: 0, check: undefined }
  return holder.skinVisitEar
}

/**
 * Hears every notice sent in this database, over one connection a process, made for the first hearer and closed after the
 * last. A notice to oneself is sent every 15 seconds: where it does not come back, PostgreSQL went away or the line is
 * dead, and a new connection is made. Gives what ends the hearing.
 */
export function hearNotices(hear: HearNotice): () => void {
  const own = ear()
  own.hearers.add(hear)
  if (!own.connection) {
    connect(own)
    own.check = setInterval(() => check(own), CHECK_EVERY)
    own.check.unref()
  }
  return () => {
    own.hearers.delete(hear)
    if (own.hearers.size > 0) return
    clearInterval(own.check)
    own.connection?.end({ timeout: 1 }).catch(() => {})
    Object.assign(own, { connection: null, heardAt: 0 })
  }
}

/** For tests: how many are hearing */
export const hearers = (): number => ear().hearers.size

function connect(own: Ear): void {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = environment()
  const connection = postgres(DATABASE_DIRECT_URL ?? DATABASE_URL, {
    max: 1,
    connect_timeout: 3,
    onnotice: () => {},
  })
  let isReplacing = own.heardAt > 0
  own.connection = connection
  own.heardAt = Date.now()
  connection
    .listen(
      CHANNEL,
      (payload) => {
        own.heardAt = Date.now()
        if (payload !== STILL_HERE) tell(own, payload)
      },
      () => {
        own.heardAt = Date.now()
        if (isReplacing) tell(own, null)
        isReplacing = true
      },
    )
    // one that was closed before it stood is no failure
    .catch((error: unknown) => own.connection === connection && logFailure('notices', error))
}

async function check(own: Ear): Promise<void> {
  if (Date.now() - own.heardAt > 2 * CHECK_EVERY) {
    own.connection?.end({ timeout: 1 }).catch(() => {})
    connect(own)
  }
  await sql()
    .notify(CHANNEL, STILL_HERE)
    .catch((error: unknown) => logFailure('notices', error))
}

function tell(own: Ear, payload: string | null): void {
  for (const hear of [...own.hearers]) hear(payload)
}
