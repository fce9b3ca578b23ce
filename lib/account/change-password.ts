import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { sendMail } from '@/lib/platform/mail'
import { signInAs } from '@/lib/platform/session'
import { endSessions } from '@/lib/platform/session-row'
import { passwordChangedMail } from './account-mail'
import { hashPassword, isTooLong, passwordMatches, passwordProblem } from './password'
import { proven } from './sign-in'
import { forgive, limitsFor, takeTry } from './throttle'

export type ChangedPassword =
  | { ok: true; cookies: string[] }
  | { ok: false; reason: 'wrong' | 'wait' | 'long-current' | 'short' | 'long' | 'common' }

type Given = { current: string; next: string; network: string; userAgent: string }

/**
 * The person's own password. Every session of theirs ends, this one too, and every link to choose one; `cookies` are the
 * Set-Cookie lines of the new session that this browser goes on with. A mail says so.
 */
export async function changePassword(actor: SignedInActor, given: Given): Promise<ChangedPassword> {
  if (isTooLong(given.current)) return { ok: false, reason: 'long-current' }
  const account = await prisma().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    include: { clinic: true },
  })
  const limits = limitsFor(account.email, given.network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  if (!(await passwordMatches(account.passwordHash, given.current))) return { ok: false, reason: 'wrong' }
  await forgive(limits)
  const problem = passwordProblem(given.next, [account.email, account.name, account.clinic.name])
  if (problem) return { ok: false, reason: problem }
  const passwordHash = await hashPassword(given.next)
  await scoped(actor, async (tx) => {
    await tx.account.update({ where: { id: account.id }, data: { passwordHash, passwordChangedAt: now() } })
    await tx.passwordReset.deleteMany({ where: { accountId: account.id } })
    await endSessions(account.id, tx)
    await record(tx, actor, { action: 'password.changed', entity: 'account', entityId: account.id })
  })
  const cookies = (await signInAs(proven(actor), given.userAgent)) ?? []
  const { name, phone } = account.clinic
  await sendMail(passwordChangedMail({ to: account.email, language: account.language, clinic: name, phone }))
  return { ok: true, cookies }
}
