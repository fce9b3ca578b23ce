import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { sendMail } from '@/lib/platform/mail'
import type { SignedIn } from '@/lib/platform/session'
import { endSessions } from '@/lib/platform/session-row'
import { isTaken } from '@/lib/platform/taken'
import { tokenHash } from '@/lib/platform/token'
import { addressChangedMail } from './account-mail'

export type ConfirmedAddress =
  /** `here`: this browser's session is the account's, and goes on */
  { ok: true; here: boolean } | { ok: false; reason: 'closed' }

/**
 * The new address takes the place of the old one, once a link. Sessions elsewhere and mailed links end; a mail to the old
 * address says so. The clinic's own note of a patient's address follows where it was the old one.
 */
export async function confirmAddress(token: string, session: SignedIn | null): Promise<ConfirmedAddress> {
  const closed = { ok: false, reason: 'closed' } as const
  const row = await prisma().addressChange.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { account: { include: { clinic: true } } },
  })
  if (!row || row.account.deactivatedAt) return closed
  const { account, email } = row
  const here = session?.accountId === account.id ? session.sessionHash : undefined
  const actor = systemActor('address', account.clinicId)
  const done = await scoped(actor, async (tx) => {
    const { count } = await tx.addressChange.deleteMany({
      where: { tokenHash: row.tokenHash, expiresAt: { gt: now() } },
    })
    if (count === 0) return closed
    await tx.account.update({ where: { id: account.id }, data: { email } })
    const [patient] = await tx.patient.updateManyAndReturn({
      where: { clinicId: account.clinicId, accountId: account.id, email: account.email },
      data: { email },
      select: { id: true },
    })
    await tx.passwordReset.deleteMany({ where: { accountId: account.id } })
    await endSessions(account.id, tx, here)
    await record(tx, actor, {
      action: 'address.changed',
      ...(patient ? { patientId: patient.id } : {}),
      entity: 'account',
      entityId: account.id,
      detail: { before: { email: account.email }, after: { email } },
    })
    return { ok: true, here: here !== undefined } as const
  }).catch(addressTaken)
  if (!done.ok) {
    await prisma().addressChange.deleteMany({ where: { tokenHash: row.tokenHash } })
    return closed
  }
  const { name, phone } = account.clinic
  await sendMail(addressChangedMail({ to: account.email, language: account.language, clinic: name, phone }))
  return done
}

/** Somebody else began to sign in with it meanwhile: the table lets one */
function addressTaken(error: unknown): { ok: false; reason: 'closed' } {
  if (isTaken(error)) return { ok: false, reason: 'closed' }
  throw error
}
