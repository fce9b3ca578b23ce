import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import { cookies } from 'next/headers'
import NextAuth, { type AuthOptions, getServerSession } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { Prisma } from '@/prisma/client/client'
import { clearedLine, cookieName } from './cookie'
import { prisma } from './database'
import { environment } from './env'
import { logEvent, logFailure } from './log'
import { LONGEST_SECONDS, openSession, type Seen, secondsLeftOf, touchSession } from './session-row'
import { tokenHash } from './token'

/**
 * next-auth refuses database sessions with a password, so its JWT is replaced: the cookie holds a random id and
 * `decode` reads the session's row. A session that was ended is gone at the very next request, in every process.
 * See docs/decisions/005.
 */
export type SignedIn = Seen & { sessionHash: Uint8Array<ArrayBuffer> }

export type Verified = {
  accountId: string
  idleMinutes: number
  /** The transaction the session is made in, with whatever is put on record there */
  within: (make: (tx: Prisma.TransactionClient) => Promise<void>) => Promise<void>
}
type Verify = (email: string, password: string) => Promise<Verified | null>

const SESSION = 'session'
const sessionCookie = (): string => cookieName(SESSION)
/** Set by a page's script while it reads itself again, so that a screen that nobody looks at still signs out */
const byItselfCookie = (): string => cookieName('by-itself')
const csrfCookie = (): string => cookieName('sign-in')

/** next-auth takes a failure of ours for "nobody"; it is kept here and thrown where the caller can see it */
type Trouble = { error?: unknown }

function options(
  { verify, userAgent, byItself }: { verify: Verify; userAgent: string; byItself?: boolean },
  trouble: Trouble,
): AuthOptions {
  const secure = environment().APP_URL.startsWith('https:')
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  let verified: Verified | null = null
  const kept = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      trouble.error = error
      throw error
    }
  }
  return {
    secret: environment().SESSION_SECRET,
    session: { strategy: 'jwt', maxAge: LONGEST_SECONDS },
    cookies: {
      sessionToken: { name: sessionCookie(), options: cookie },
      csrfToken: { name: csrfCookie(), options: cookie },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given) {
          verified = await kept(() => verify(given?.email ?? '', given?.password ?? ''))
          return verified && { id: verified.accountId }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, trigger }) {
        if (trigger !== 'signIn' || !verified) return token
        const who = verified
        let sid = ''
        await kept(() =>
          who.within(async (tx) => {
            sid = await openSession({ ...who, userAgent }, tx)
          }),
        )
        return { sid }
      },
      session: ({ session, token }) => ({
        ...session,
        ...{ accountId: token.accountId, actingFor: token.actingFor, acts: token.acts, sid: token.sid },
      }),
    },
    jwt: {
      encode: async ({ token }) => String(token?.sid ?? ''),
      async decode({ token }) {
        const seen = token ? await kept(() => touchSession(token, byItself)) : null
        return seen && token ? { sid: token, ...seen } : null
      },
    },
    logger: {
      // an ended session is ordinary, and next-auth would log its stack; a failure of ours is thrown instead
      error: (code, detail) =>
        code === 'JWT_SESSION_ERROR' ? undefined : logFailure('next-auth', detail, { code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

/** The Set-Cookie lines of a new session, or null when `verify` said no. What `verify` throws is thrown. */
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
  const trouble: Trouble = {}
  await NextAuth(
    request as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    options({ verify, userAgent: given.userAgent }, trouble),
  )
  if (trouble.error) throw trouble.error
  const lines = [headers.get('set-cookie') ?? []]
    .flat()
    .filter((line) => line.startsWith(`${sessionCookie()}=`))
  if (lines.length > 0) logEvent('signed-in')
  return lines.length > 0 ? lines : null
}

/** Opens a session for somebody just proven otherwise (an accepted invitation, a reset password). */
export const signInAs = (who: Verified, userAgent: string): Promise<string[] | null> =>
  signIn({ email: 'proven', password: 'proven', userAgent }, async () => who)

/**
 * Who the request's cookie stands for, re-read from the database. Only lib/access/actor.ts asks. Throws when the
 * database does not answer: that is a failure to be told, not somebody who has to sign in again. A request that a
 * page makes by itself (`byItself`, or the cookie of that name) leaves the session to run out.
 */
export async function signedIn(given: { byItself?: boolean } = {}): Promise<SignedIn | null> {
  const trouble: Trouble = {}
  const byItself = given.byItself ?? (await cookies()).has(byItselfCookie())
  const session: { [name in 'accountId' | 'actingFor' | 'acts' | 'sid']?: unknown } | null =
    await getServerSession(options({ verify: async () => null, userAgent: '', byItself }, trouble))
  if (trouble.error) throw trouble.error
  if (typeof session?.accountId !== 'string' || typeof session.sid !== 'string') return null
  const actingFor = typeof session.actingFor === 'string' ? session.actingFor : null
  const { accountId, acts } = session
  return { accountId, actingFor, acts, sessionHash: tokenHash(session.sid) }
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

/** Seconds until this browser's session ends if nothing happens; asking does not keep it alive. */
export async function secondsLeft(): Promise<number> {
  const sid = (await cookies()).get(sessionCookie())?.value
  return sid ? secondsLeftOf(tokenHash(sid)) : 0
}

/** The Set-Cookie line that clears the browser's cookie */
export const clearedCookie = (): string => clearedLine(SESSION)
