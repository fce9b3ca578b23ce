import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { prisma } from '@/lib/platform/database'
import { signIn, type Verified } from '@/lib/platform/session'
import { addressOf } from './address'
import { passwordMatches } from './password'
import { forgive, limitsFor, takeTry } from './throttle'

export type Entered =
  /** Set-Cookie lines */
  { ok: true; cookies: string[]; language: string } | { ok: false; reason: 'wrong' | 'wait' }

type Given = { email: string; password: string; network: string; userAgent: string }

const idleMinutes = (role: string): number => (role === 'patient' ? 30 : 15)

/**
 * A new session for the right address and password. Unknown address, wrong password, no password yet and a deactivated
 * account are one answer after the same work; too many tries are another, whether or not the address exists.
 */
export async function enter({ email, password, network, userAgent }: Given): Promise<Entered> {
  const address = addressOf(email)
  const limits = limitsFor(address, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  let language = 'en'
  const cookies = await signIn({ email: address, password, userAgent }, async () => {
    const account = await accountWith(address)
    const matches = await passwordMatches(
      account?.deactivatedAt ? null : (account?.passwordHash ?? null),
      password,
    )
    if (account) await note(account, matches)
    if (!matches || !account) return null
    language = account.language
    return { accountId: account.id, idleMinutes: idleMinutes(account.role) }
  })
  if (!cookies) return { ok: false, reason: 'wrong' }
  const [own] = limits
  if (own) await forgive(own)
  return { ok: true, cookies, language }
}

/** How a session is opened for an account just proven by a link */
export const proven = (account: { id: string; role: string }): Verified => ({
  accountId: account.id,
  idleMinutes: idleMinutes(account.role),
})

async function accountWith(email: string) {
  return prisma().account.findUnique({
    where: { email },
    select: { id: true, clinicId: true, role: true, language: true, passwordHash: true, deactivatedAt: true },
  })
}

async function note(account: { id: string; clinicId: string }, opened: boolean): Promise<void> {
  const actor = systemActor('sign-in', account.clinicId)
  await scoped(actor, (tx) =>
    record(tx, actor, {
      action: opened ? 'session.opened' : 'session.refused',
      entity: 'account',
      entityId: account.id,
    }),
  )
}
