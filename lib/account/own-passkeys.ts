import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { line } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { passkeyAddedMail } from './account-mail'
import { askForNewPasskey, checkNewPasskey } from './passkey'
import { isTooLong, passwordMatches } from './password'
import { forgive, limitsFor, takeTry } from './throttle'

const MOST = 10
const passkeyName = line({ label: 'a name for it', max: 60 })

type Asked =
  | { ok: true; options: Awaited<ReturnType<typeof askForNewPasskey>> }
  | { ok: false; reason: 'wrong' | 'long' | 'wait' | 'many' }

const ownAccount = (actor: SignedInActor) =>
  scoped(actor, (tx) =>
    tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      include: { clinic: true, passkeys: { select: { id: true } } },
    }),
  )

/** What the device is to sign for a new passkey. A session alone is not enough to add one: the password is asked again. */
export async function beginPasskey(
  actor: SignedInActor,
  { password, network }: { password: string; network: string },
): Promise<Asked> {
  if (isTooLong(password)) return { ok: false, reason: 'long' }
  const account = await ownAccount(actor)
  const limits = limitsFor(account.email, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  if (!(await passwordMatches(account.passwordHash, password))) return { ok: false, reason: 'wrong' }
  await forgive(limits)
  if (account.passkeys.length >= MOST) return { ok: false, reason: 'many' }
  const { id: accountId, email, name, clinic, passkeys: has } = account
  return { ok: true, options: await askForNewPasskey({ accountId, email, name, clinic: clinic.name, has }) }
}

type Added = { ok: true } | { ok: false; reason: 'refused' }

/** Keeps what the device made, under a name, and says so by mail. */
export async function addPasskey(
  actor: SignedInActor,
  { response, name }: { response: string; name: string },
): Promise<Added> {
  const passkey = await checkNewPasskey(response, actor.accountId)
  if (!passkey) return { ok: false, reason: 'refused' }
  const named = passkeyName.safeParse(name)
  const taken = await scoped(actor, async (tx) => {
    const { count } = await tx.passkey.createMany({
      data: [{ ...passkey, accountId: actor.accountId, name: named.data ?? 'Passkey', createdAt: now() }],
      skipDuplicates: true,
    })
    if (count === 0) return true
    await record(tx, actor, { action: 'passkey.added', entity: 'account', entityId: actor.accountId })
    return false
  })
  if (taken) return { ok: false, reason: 'refused' }
  const { email, clinic } = await ownAccount(actor)
  await sendMail(passkeyAddedMail({ to: email, clinic: clinic.name, phone: clinic.phone }))
  return { ok: true }
}
