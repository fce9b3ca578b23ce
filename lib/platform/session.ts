import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import { cookies } from 'next/headers'
import NextAuth, { type AuthOptions, getServerSession } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { now } from './clock'
import { prisma } from './database'
import { environment } from './env'
import { logEvent, logFailure } from './log'
import { newToken, tokenHash } from './token'

/**
 * next-auth refuses database sessions with a password, so its JWT is replaced: the cookie holds a random id and
 * `decode` reads the session's row. A session that was ended is gone at the very next request, in every process.
 * See docs/decisions/005.
 */
const LONGEST_HOURS = 12

export type SignedIn = { accountId: string; sessionHash: Uint8Array<ArrayBuffer> }
export type Verified = { accountId: string; idleMinutes: number }
type Verify = (email: string, password: string) => Promise<Verified | null>

const secure = (): boolean => environment().APP_URL.startsWith('https:')
const sessionCookie = (): string => (secure() ? '__Host-session' : 'session')
const csrfCookie = (): string => (secure() ? '__Host-sign-in' : 'sign-in')

function options(verify: Verify, userAgent: string): AuthOptions {
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: secure() }
  return {
    secret: environment().SESSION_SECRET,
    session: { strategy: 'jwt', maxAge: LONGEST_HOURS * 3600 },
    cookies: {
      sessionToken: { name: sessionCookie(), options: cookie },
      csrfToken: { name: csrfCookie(), options: cookie },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given) {
          const verified = await verify(given?.email ?? '', given?.password ?? '')
          return verified ? { id: verified.accountId, idleMinutes: verified.idleMinutes } : null
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user, trigger }) {
        if (trigger !== 'signIn') return token
        const idle = 'idleMinutes' in user ? Number(user.idleMinutes) : 15
        return { sid: await openSession({ accountId: user.id, idleMinutes: idle }, userAgent) }
      },
      session: ({ session, token }) => ({ ...session, accountId: token.accountId, sid: token.sid }),
    },
    jwt: {
      encode: async ({ token }) => String(token?.sid ?? ''),
      async decode({ token }) {
        const accountId = token ? await touchSession(token) : null
        return accountId && token ? { sid: token, accountId } : null
      },
    },
    logger: {
      // an ended session is ordinary, and next-auth would log its stack
      error: (code, detail) =>
        code === 'JWT_SESSION_ERROR' ? undefined : logFailure('next-auth', detail, { code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

async function openSession(who: Verified, userAgent: string): Promise<string> {
  await prisma().session.deleteMany({ where: { accountId: who.accountId, expiresAt: { lt: now() } } })
  const sid = newToken()
  await prisma().session.create({
    data: {
      idHash: tokenHash(sid),
      accountId: who.accountId,
      idleMinutes: who.idleMinutes,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: new Date(now().getTime() + LONGEST_HOURS * 3600_000),
      userAgent: userAgent.slice(0, 200),
    },
  })
  return sid
}

/** The account of a living session, or null; notes at most once a minute that it was seen. */
async function touchSession(sid: string): Promise<string | null> {
  const idHash = tokenHash(sid)
  const row = await prisma().session.findUnique({ where: { idHash } })
  if (!row) return null
  const idleFor = now().getTime() - row.lastSeenAt.getTime()
  if (row.expiresAt <= now() || idleFor > row.idleMinutes * 60_000) return null
  if (idleFor > 60_000) await prisma().session.updateMany({ where: { idHash }, data: { lastSeenAt: now() } })
  return row.accountId
}

/** The Set-Cookie lines of a new session, or null when `verify` said no. */
export async function signIn(
  given: { email: string; password: string; userAgent: string },
  verify: Verify,
): Promise<string[] | null> {
  // next-auth wants its own double-submit token; our route has already checked the Origin, so both halves are made here
  const csrf = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${csrf}${environment().SESSION_SECRET}`).digest('hex')
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => headers.set(name.toLowerCase(), value),
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  }
  const request = {
    method: 'POST',
    query: { nextauth: ['callback', 'credentials'] },
    cookies: { [csrfCookie()]: `${csrf}|${proof}` },
    headers: {},
    body: {
      csrfToken: csrf,
      email: given.email,
      password: given.password,
      callbackUrl: environment().APP_URL,
      json: 'true',
    },
  }
  await NextAuth(
    request as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    options(verify, given.userAgent),
  )
  const lines = [headers.get('set-cookie') ?? []]
    .flat()
    .filter((line) => line.startsWith(`${sessionCookie()}=`))
  if (lines.length > 0) logEvent('signed-in')
  return lines.length > 0 ? lines : null
}

/** Opens a session for somebody just proven otherwise (an accepted invitation, a reset password). */
export const signInAs = (who: Verified, userAgent: string): Promise<string[] | null> =>
  signIn({ email: 'proven', password: 'proven', userAgent }, async () => who)

/** Who the request's cookie stands for, re-read from the database. Only lib/access/actor.ts asks. */
export async function signedIn(): Promise<SignedIn | null> {
  const session: { accountId?: unknown; sid?: unknown } | null = await getServerSession(
    options(async () => null, ''),
  )
  if (typeof session?.accountId !== 'string' || typeof session.sid !== 'string') return null
  return { accountId: session.accountId, sessionHash: tokenHash(session.sid) }
}

/**
 * Whose session this browser's cookie was, living or run out; null when it was ended. It opens nothing: it only says
 * whose typed text a post was that came too late.
 */
export async function formerAccount(): Promise<string | null> {
  const sid = (await cookies()).get(sessionCookie())?.value
  if (!sid) return null
  const row = await prisma().session.findUnique({
    where: { idHash: tokenHash(sid) },
    select: { accountId: true },
  })
  return row?.accountId ?? null
}

/** Ends the given session; the Set-Cookie line clears the browser's cookie. */
export async function signOut(session: SignedIn): Promise<string> {
  await prisma().session.deleteMany({ where: { idHash: session.sessionHash } })
  return `${sessionCookie()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure() ? '; Secure' : ''}`
}

/** Ends every session of an account, or all but one. */
export async function endSessions(accountId: string, except?: SignedIn): Promise<void> {
  await prisma().session.deleteMany({
    where: { accountId, ...(except ? { NOT: { idHash: except.sessionHash } } : {}) },
  })
}
