import { actorOf, systemActor } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { isOfClinic } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { prisma } from '@/lib/platform/database'
import { logFailure } from '@/lib/platform/log'
import { signIn, type Verified } from '@/lib/platform/session'
import { addressOf } from './address'
import { isTooLong, passwordMatches } from './password'
import { type NextStep, openHalfFor, stepAfterPassword } from './second-factor'
import { forgive, limitsFor, takeTry } from './throttle'

export type Entered =
  /** Set-Cookie lines: of a session, or of half a one and what has to come `next` */
  | { ok: true; next: NextStep; accountId: string; cookies: string[]; language: string }
  /** `note` puts the refusal on record once the answer is out: only a known address has one, and nobody is to see it by the time */
  | { ok: false; reason: 'wrong' | 'wait' | 'long'; note: () => Promise<void> }

type Given = { email: string; password: string; network: string; userAgent: string }

/**
 * A new session for the right address and password. Unknown address, wrong password, no password yet and a deactivated
 * account are one answer after the same work; too many tries are another, whether or not the address exists.
 */
export async function enter({ email, password, network, userAgent }: Given): Promise<Entered> {
  const address = addressOf(email)
  const limits = limitsFor(address, network)
  let note = async () => {}
  if (isTooLong(password)) return { ok: false, reason: 'long', note }
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait', note }
  let who: SignedInActor | null = null
  let next: NextStep = 'in'
  const whole = await signIn({ email: address, password, userAgent }, async () => {
    const account = await accountWith(address)
    const stored = account?.deactivatedAt ? null : (account?.passwordHash ?? null)
    const matches = await passwordMatches(stored, password)
    const actor = account && matches ? await actorOf(account.id) : null
    if (account && !actor) note = () => noteRefusal(account).catch((error) => logFailure('sign-in', error))
    if (!actor) return null
    who = actor
    next = await stepAfterPassword(actor)
    return next === 'in' ? proven(actor) : null
  })
  const entered = await goOn(who, next, whole)
  if (!entered) return { ok: false, reason: 'wrong', note }
  await forgive(limits)
  return entered
}

/** Where the right password leads: in, or to the second factor. */
export async function goOn(
  actor: SignedInActor | null,
  next: NextStep,
  whole: string[] | null,
): Promise<Extract<Entered, { ok: true }> | null> {
  if (!actor) return null
  const cookies = next === 'in' ? whole : [await openHalfFor(actor, next)]
  if (!cookies) return null
  return { ok: true, next, accountId: actor.accountId, cookies, language: actor.language }
}

/** How a session opens for somebody who proved who they are: on record as theirs, in the transaction that makes it. */
export const proven = (actor: SignedInActor): Verified => ({
  accountId: actor.accountId,
  idleMinutes: isOfClinic(actor) ? 15 : 30,
  within: (make) =>
    scoped(actor, async (tx) => {
      await make(tx)
      await record(tx, actor, { action: 'session.opened', entity: 'account', entityId: actor.accountId })
    }),
})

async function accountWith(email: string) {
  return prisma().account.findUnique({
    where: { email },
    select: { id: true, clinicId: true, passwordHash: true, deactivatedAt: true },
  })
}

async function noteRefusal({ id, clinicId }: { id: string; clinicId: string }): Promise<void> {
  const actor = systemActor('sign-in', clinicId)
  await scoped(actor, (tx) =>
    record(tx, actor, { action: 'session.refused', entity: 'account', entityId: id }),
  )
}
