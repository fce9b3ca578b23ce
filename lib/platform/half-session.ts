import { cookies } from 'next/headers'
import type { Prisma } from '@/prisma/client/client'
import { now } from './clock'
import { clearedLine, cookieLine, cookieName } from './cookie'
import { prisma } from './database'
import { newToken, tokenHash } from './token'

/**
 * Between the password and the second factor: a browser whose password was right. Its cookie opens nothing but the page
 * that asks for the factor, and it is used up by the session that comes after.
 */
export const HALF_MINUTES = 10

const COOKIE = 'half-session'

type Rows = Pick<Prisma.TransactionClient, 'halfSession'>
type New = { accountId: string; offeredSecret?: Uint8Array<ArrayBuffer> | undefined; replaces?: boolean }

/** The Set-Cookie line of a new one. Those of this account that ran out are swept. */
export async function openHalf(
  { accountId, offeredSecret, replaces = false }: New,
  rows: Rows,
): Promise<string> {
  await rows.halfSession.deleteMany({ where: { accountId, expiresAt: { lt: now() } } })
  const sid = newToken()
  const expiresAt = new Date(now().getTime() + HALF_MINUTES * 60_000)
  await rows.halfSession.create({
    data: {
      idHash: tokenHash(sid),
      accountId,
      createdAt: now(),
      expiresAt,
      offeredSecret: offeredSecret ?? null,
      replaces,
    },
  })
  return cookieLine({ name: COOKIE, value: sid, seconds: HALF_MINUTES * 60 })
}

export type Half = {
  idHash: Uint8Array<ArrayBuffer>
  accountId: string
  offeredSecret: Uint8Array | null
  replaces: boolean
}

/** The living one that this id stands for */
export async function halfOf(sid: string | undefined): Promise<Half | null> {
  if (!sid) return null
  const row = await prisma().halfSession.findUnique({ where: { idHash: tokenHash(sid) } })
  return row && row.expiresAt > now() ? row : null
}

/** The id in this browser's cookie */
export const heldHalf = async (): Promise<string | undefined> =>
  (await cookies()).get(cookieName(COOKIE))?.value

/** Uses it up; false where somebody was quicker or it ran out. */
export async function spendHalf({ idHash }: Half, rows: Rows): Promise<boolean> {
  const { count } = await rows.halfSession.deleteMany({ where: { idHash, expiresAt: { gt: now() } } })
  return count > 0
}

export const clearedHalf = (): string => clearedLine(COOKIE)
