import type { Actor, SystemActor } from '@/lib/access/actor-kinds'
import { canAdminister } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { sendMail } from '@/lib/platform/mail'
import { endSessions } from '@/lib/platform/session-row'
import { factorRemovedMail } from './account-mail'
import { oneAccount } from './schema'
import { removeFactor } from './second-factor'

type Done = { ok: true } | { ok: false; reason: 'not-found' }

/**
 * For a colleague whose phone is lost: the second factor goes, every session ends, and a mail says so. They set up another
 * one after their password. Nobody does it for themselves; the command line of the server can. Input: accountId.
 */
export async function takeFactorAway(actor: Actor, input: unknown): Promise<Done> {
  const notFound = { ok: false, reason: 'not-found' } as const
  const parsed = oneAccount.safeParse(input)
  const isOther = actor.kind === 'system' || parsed.data?.accountId !== actor.accountId
  if (!(canAdminister(actor) || isCommandLine(actor)) || !parsed.success || !isOther) return notFound
  const { accountId } = parsed.data
  const told = await scoped(actor, async (tx) => {
    const account = await membersAccount(tx, actor, accountId)
    if (!account || !(await removeFactor(tx, accountId))) return null
    await endSessions(accountId, tx)
    await record(tx, actor, { action: 'factor.removed', entity: 'account', entityId: accountId })
    return { to: account.email, clinic: account.clinic.name, phone: account.clinic.phone }
  })
  if (!told) return notFound
  await sendMail(factorRemovedMail(told))
  return { ok: true }
}

/** `npm run admin`: whoever may run it on the server has the database anyway */
const isCommandLine = (actor: Actor): actor is SystemActor =>
  actor.kind === 'system' && actor.purpose === COMMAND_LINE

export const COMMAND_LINE = 'command line'

/** Locked until the transaction's end, so that nothing is set up meanwhile */
async function membersAccount(tx: Transaction, { clinicId }: Actor, id: string) {
  await tx.$queryRaw`select id from account where id = ${id}::uuid for update`
  if (!clinicId) return null
  return tx.account.findFirst({
    where: { id, clinicId, role: { not: 'patient' } },
    include: { clinic: true },
  })
}
