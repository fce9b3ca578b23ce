import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import { logFailure } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { endSessions } from '@/lib/platform/session-row'
import { newToken, tokenHash } from '@/lib/platform/token'
import { passwordChangedMail, resetMail } from './account-mail'
import { addressOf } from './address'
import { hashPassword, passwordProblem } from './password'
import { RESET_MINUTES } from './schema'
import { forgiveAddress, limitsFor, takeTry } from './throttle'

/**
 * Counts the try; `send` mails a link if the address has an account. It is for after the answer, which then takes as long
 * either way.
 */
export async function askReset(given: string, network: string): Promise<{ send: () => Promise<void> }> {
  const email = addressOf(given)
  const limits = limitsFor(email, network).map(({ key, free }) => ({ key: `reset-${key}`, free }))
  if (!(await takeTry(limits))) return { send: async () => {} }
  return { send: () => mailLink(email).catch((error) => logFailure('reset', error)) }
}

async function mailLink(email: string): Promise<void> {
  const account = await prisma().account.findUnique({ where: { email } })
  if (!account?.passwordHash || account.deactivatedAt) return
  const token = newToken()
  const actor = systemActor('reset', account.clinicId)
  const made = await scoped(actor, async (tx) => {
    // two asked for at once queue up here, so that only the last link works
    const [still] = await tx.$queryRaw<
      { email: string }[]
    >`select email from account where id = ${account.id}::uuid for update`
    // the address was changed meanwhile: its old mailbox gets no link
    if (still?.email !== email) return false
    await tx.passwordReset.deleteMany({ where: { accountId: account.id } })
    await tx.passwordReset.create({
      data: {
        tokenHash: tokenHash(token),
        accountId: account.id,
        createdAt: now(),
        expiresAt: new Date(now().getTime() + RESET_MINUTES * 60_000),
      },
    })
    await record(tx, actor, { action: 'password.reset-asked', entity: 'account', entityId: account.id })
    return true
  })
  if (!made) return
  const link = `${environment().APP_URL}/reset/${token}`
  await sendMail(resetMail({ to: email, language: account.language, link, minutes: RESET_MINUTES }))
}

/** Whether a link still lets choose a password */
export const resetIsOpen = async (token: string): Promise<boolean> => (await openReset(token)) !== null

/** Whose link it is, as far as the page before sign-in may know: the language they read; null where it is closed */
export async function openReset(token: string): Promise<{ language: string } | null> {
  const row = await prisma().passwordReset.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { usedAt: true, expiresAt: true, account: { select: { language: true } } },
  })
  return row !== null && row.usedAt === null && row.expiresAt > now() ? row.account : null
}

export type Reset = { ok: true } | { ok: false; reason: 'closed' | 'short' | 'long' | 'common' }

/** Sets the password, once a link, ends every session and other link of the account and says so by mail. */
export async function resetPassword(token: string, password: string): Promise<Reset> {
  const closed = { ok: false, reason: 'closed' } as const
  const row = await prisma().passwordReset.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { account: { include: { clinic: true } } },
  })
  if (!row || row.account.deactivatedAt || !(await resetIsOpen(token))) return closed
  const { account } = row
  const problem = passwordProblem(password, [account.email, account.name, account.clinic.name])
  if (problem) return { ok: false, reason: problem }
  const passwordHash = await hashPassword(password)
  // the way out for somebody whose address others keep trying: the link proves it, and nothing is stored yet where this fails
  await forgiveAddress(account.email)
  const actor = systemActor('reset', account.clinicId)
  const done = await scoped(actor, async (tx) => {
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash: row.tokenHash, usedAt: null, expiresAt: { gt: now() } },
      data: { usedAt: now() },
    })
    if (count === 0) return closed
    await tx.account.update({ where: { id: account.id }, data: { passwordHash, passwordChangedAt: now() } })
    await tx.passwordReset.deleteMany({ where: { accountId: account.id, usedAt: null } })
    await endSessions(account.id, tx)
    await record(tx, actor, { action: 'password.changed', entity: 'account', entityId: account.id })
    return { ok: true } as const
  })
  if (done.ok) {
    const { name, phone } = account.clinic
    await sendMail(
      passwordChangedMail({ to: account.email, language: account.language, clinic: name, phone }),
    )
  }
  return done
}
