import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import { logFailure } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { newToken, tokenHash } from '@/lib/platform/token'
import { confirmAddressMail } from './account-mail'
import { isDemoAccount } from './demo-account'
import { isTooLong, passwordMatches } from './password'
import { ADDRESS_MINUTES } from './schema'
import { forgive, limitsFor, takeTry } from './throttle'

export type AskedAddress =
  /** `send` is for after the answer, which waits for nothing that depends on the new address */
  { ok: true; send: () => Promise<void> } | { ok: false; reason: 'wrong' | 'wait' | 'long' | 'same' | 'demo' }

type Given = { password: string; email: string; network: string }

/**
 * Mails a link to the new address, which changes nothing by itself. Somebody else's address gets none, and the answer is the
 * same. A session alone is not enough to ask. `email` in lower case.
 */
export async function askNewAddress(actor: SignedInActor, given: Given): Promise<AskedAddress> {
  const { password, email, network } = given
  if (isTooLong(password)) return { ok: false, reason: 'long' }
  const account = await prisma().account.findUniqueOrThrow({ where: { id: actor.accountId } })
  const limits = limitsFor(account.email, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  if (!(await passwordMatches(account.passwordHash, password))) return { ok: false, reason: 'wrong' }
  await forgive(limits)
  // everybody signs in with it, and the demo's seed knows its people by it
  if (await isDemoAccount(account.email)) return { ok: false, reason: 'demo' }
  if (email === account.email) return { ok: false, reason: 'same' }
  // nobody has a stranger's mailbox filled
  if (!(await takeTry([{ key: `new-address:${account.id}`, free: 5 }]))) return { ok: false, reason: 'wait' }
  return {
    ok: true,
    send: () => mailLink(actor, email, account.passwordHash).catch((error) => logFailure('address', error)),
  }
}

async function mailLink(actor: SignedInActor, email: string, proof: string | null): Promise<void> {
  const { accountId } = actor
  const isTaken = (await prisma().account.findUnique({ where: { email }, select: { id: true } })) !== null
  const token = newToken()
  const made = await scoped(actor, async (tx) => {
    const [still] = await tx.$queryRaw<{ passwordHash: string | null }[]>`
      select password_hash as "passwordHash" from account where id = ${accountId}::uuid and deactivated_at is null for update`
    // whoever changed the password meanwhile did so against just this
    if (still?.passwordHash !== proof) return false
    await tx.addressChange.deleteMany({ where: { accountId } })
    await record(tx, actor, { action: 'address.asked', entity: 'account', entityId: accountId })
    if (isTaken) return false
    const expiresAt = new Date(now().getTime() + ADDRESS_MINUTES * 60_000)
    await tx.addressChange.create({
      data: { accountId, tokenHash: tokenHash(token), email, createdAt: now(), expiresAt },
    })
    return true
  })
  if (!made) return
  const link = `${environment().APP_URL}/address/${token}`
  await sendMail(confirmAddressMail({ to: email, language: actor.language, link, minutes: ADDRESS_MINUTES }))
}

export type OpenAddress = { email: string; language: string }

/** What a link would change; null where it is closed. Only who reads mail at the new address has it. */
export async function openAddress(token: string): Promise<OpenAddress | null> {
  const row = await prisma().addressChange.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { email: true, expiresAt: true, account: { select: { language: true, deactivatedAt: true } } },
  })
  if (!row || row.expiresAt <= now() || row.account.deactivatedAt) return null
  return { email: row.email, language: row.account.language }
}
