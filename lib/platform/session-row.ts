import type { Prisma } from '@/prisma/client/client'
import { now } from './clock'
import { inTurn, prisma, sql } from './database'
import { newToken, tokenHash } from './token'

/** The row that decides a session. The cookie holds a random id; only its hash is stored. */
const LONGEST_HOURS = 12
export const LONGEST_SECONDS = LONGEST_HOURS * 3600

/** How old the time last seen may grow before a request writes it again */
const SEEN_EVERY_SECONDS = 60

type Rows = Pick<Prisma.TransactionClient, 'session' | 'account' | 'halfSession' | 'addressChange'>
type Row = { lastSeenAt: Date; idleMinutes: number; expiresAt: Date }

const endsAt = ({ lastSeenAt, idleMinutes, expiresAt }: Row): number =>
  Math.min(lastSeenAt.getTime() + idleMinutes * 60_000, expiresAt.getTime())

type New = { accountId: string; idleMinutes: number; userAgent: string }

/** Makes the row; returns the id for the cookie. Rows of this account that ran out are swept. */
export async function openSession({ accountId, idleMinutes, userAgent }: New, rows: Rows): Promise<string> {
  await rows.session.deleteMany({ where: { accountId, expiresAt: { lt: now() } } })
  const sid = newToken()
  await rows.session.create({
    data: {
      idHash: tokenHash(sid),
      accountId,
      idleMinutes,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: new Date(now().getTime() + LONGEST_SECONDS * 1000),
      userAgent: userAgent.toWellFormed().replaceAll('\u0000', '').slice(0, 200),
    },
  })
  await rows.account.update({ where: { id: accountId }, data: { lastSeenAt: now() } })
  return sid
}

export type Seen = {
  accountId: string
  /** The patient whom a carer acts for in this session */
  actingFor: string | null
  /** Who the account is by now, as the function `who_acts` says in the same statement; null where it may do nothing any more */
  acts: unknown
}

/**
 * The account of a living session, or null; notes at most once a minute that it was seen. A request that nobody made
 * (`byItself`) does not count as being seen.
 */
export async function touchSession(sid: string, byItself = false): Promise<Seen | null> {
  const idHash = tokenHash(sid)
  const [row] = await inTurn(
    () =>
      sql()<(Row & Seen)[]>`
        select s.account_id as "accountId", s.acting_for as "actingFor", s.last_seen_at as "lastSeenAt",
          s.idle_minutes as "idleMinutes", s.expires_at as "expiresAt", to_jsonb(w) as acts
        from session s left join lateral who_acts(s.account_id) w on true
        where s.id_hash = ${idHash}`,
  )
  if (!row || endsAt(row) <= now().getTime()) return null
  const { accountId, actingFor, acts } = row
  if (!byItself && now().getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_SECONDS * 1000) {
    await prisma().session.updateMany({ where: { idHash }, data: { lastSeenAt: now() } })
    await prisma().account.updateMany({ where: { id: accountId }, data: { lastSeenAt: now() } })
  }
  return { accountId, actingFor, acts }
}

/** Seconds until the session ends if nothing happens, 0 where there is none. Asking does not keep it alive. */
export async function secondsLeftOf(idHash: Uint8Array<ArrayBuffer>): Promise<number> {
  const row = await prisma().session.findUnique({ where: { idHash } })
  return row ? Math.max(0, Math.floor((endsAt(row) - now().getTime()) / 1000)) : 0
}

/** Whether a row, as it was read, still opens anything */
export const isLiving = (row: Row): boolean => endsAt(row) > now().getTime()

/** Whom a carer acts for in this session from now on */
export async function actFor(idHash: Uint8Array<ArrayBuffer>, patientId: string, rows: Rows): Promise<void> {
  await rows.session.updateMany({ where: { idHash }, data: { actingFor: patientId } })
}

/** Ends one session */
export async function endSession(idHash: Uint8Array<ArrayBuffer>, rows: Rows): Promise<void> {
  await rows.session.deleteMany({ where: { idHash } })
}

/**
 * Ends every session of an account, or all but one, and what somebody who had one may have left behind: half a session, an
 * address to be confirmed. Returns how many.
 */
export async function endSessions(
  accountId: string,
  rows: Rows,
  except?: Uint8Array<ArrayBuffer>,
): Promise<number> {
  await rows.halfSession.deleteMany({ where: { accountId } })
  await rows.addressChange.deleteMany({ where: { accountId } })
  const { count } = await rows.session.deleteMany({
    where: { accountId, ...(except ? { NOT: { idHash: except } } : {}) },
  })
  return count
}
