import type { SignedInActor } from '@/lib/access/actor-kinds'
import { isOfClinic } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { openHalf } from '@/lib/platform/half-session'
import { type Seal, sealed, unsealed } from '@/lib/platform/sealed'
import { newSecret, stepOf } from './authenticator'
import { isDemoAccount } from './demo-account'
import { newRecoveryCodes, recoveryHash } from './recovery-code'
import type { Limit } from './throttle'

/** What comes after the right password: nothing, a code, or setting up what gives codes */
export type NextStep = 'in' | 'code' | 'set-up'

export const sealFor = (accountId: string): Seal => ({ purpose: 'authenticator', owner: accountId })

/** The clinic's people need a second factor, all of them but the accounts whose passwords the demo shows. */
export async function stepAfterPassword(actor: SignedInActor): Promise<NextStep> {
  if (!isOfClinic(actor)) return 'in'
  const { email, authenticator } = await scoped(actor, (tx) =>
    tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: { email: true, authenticator: { select: { accountId: true } } },
    }),
  )
  if (authenticator) return 'code'
  return (await isDemoAccount(email)) ? 'in' : 'set-up'
}

/** Half a session, on record; the Set-Cookie line. One for setting up carries the secret that is offered. */
export function openHalfFor(actor: SignedInActor, step: 'code' | 'set-up' | 'replace'): Promise<string> {
  const { accountId } = actor
  return scoped(actor, async (tx) => {
    const offeredSecret = step === 'code' ? undefined : sealed(newSecret(), sealFor(accountId))
    await record(tx, actor, {
      action: 'session.begun',
      entity: 'account',
      entityId: accountId,
      detail: { step },
    })
    return openHalf({ accountId, offeredSecret, replaces: step === 'replace' }, tx)
  })
}

/** A code is worth guessing only a few times, whoever guesses */
export const codeLimits = (accountId: string, network: string): Limit[] => [
  { key: `network:${network}`, free: 60 },
  { key: `code:${accountId}`, free: 5 },
]

/** Uses up a code of the authenticator or a recovery code: true once for each, however many processes are asked. */
export async function takeCode(
  tx: Transaction,
  accountId: string,
  typed: string,
): Promise<'authenticator' | 'recovery' | null> {
  const row = await tx.authenticator.findUnique({ where: { accountId } })
  const secret = row && unsealed(row.secret, sealFor(accountId))
  const step = secret ? stepOf(secret, typed) : null
  if (secret && step !== null) {
    const { count } = await tx.authenticator.updateMany({
      where: { accountId, lastStep: { lt: step } },
      // sealed anew, so that after a change of SESSION_SECRET each sign-in brings one under the new one
      data: { lastStep: step, secret: sealed(secret, sealFor(accountId)) },
    })
    return count > 0 ? 'authenticator' : null
  }
  const codeHash = recoveryHash(typed)
  if (!row || !codeHash) return null
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash, usedAt: null },
    data: { usedAt: now() },
  })
  return count > 0 ? 'recovery' : null
}

/** Ten new recovery codes in place of all there were. Only their hashes are kept. */
export async function replaceRecoveryCodes(tx: Transaction, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.recoveryCode.createMany({
    data: codes.flatMap((code) => {
      const codeHash = recoveryHash(code)
      return codeHash ? [{ accountId, codeHash }] : []
    }),
  })
  return codes
}

/** Everything that stands for the second factor of an account goes; false where there was nothing. */
export async function removeFactor(tx: Transaction, accountId: string): Promise<boolean> {
  const { count } = await tx.authenticator.deleteMany({ where: { accountId } })
  const passkeys = await tx.passkey.deleteMany({ where: { accountId } })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  return count + passkeys.count > 0
}
