import { actorOf } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { type Half, halfOf, spendHalf } from '@/lib/platform/half-session'
import { sendMail } from '@/lib/platform/mail'
import { signInAs } from '@/lib/platform/session'
import { recoveryUsedMail } from './account-mail'
import { codeLimits, takeCode } from './second-factor'
import { proven } from './sign-in'
import { forgive, takeTry } from './throttle'

/** `over`: the half session ran out or is used up; whoever it was begins again with the password. */
export type GaveCode =
  | { ok: true; accountId: string; cookies: string[]; language: string }
  | { ok: false; reason: 'over' | 'wait' | 'wrong' }

type Given = { sid: string | undefined; code: string; network: string; userAgent: string }

/** The second step of signing in: a code for half a session, and a new session in its place. */
export async function giveCode({ sid, code, network, userAgent }: Given): Promise<GaveCode> {
  const half = await halfOf(sid)
  const actor = half && (await actorOf(half.accountId))
  if (!half || !actor) return { ok: false, reason: 'over' }
  const limits = codeLimits(actor.accountId, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  const way = await take(actor, half, code)
  if (way === null) return { ok: false, reason: 'wrong' }
  if (way === 'over') return { ok: false, reason: 'over' }
  await forgive(limits)
  const cookies = await signInAs(proven(actor), userAgent)
  if (way === 'recovery') await tellOfRecovery(actor)
  return { ok: true, accountId: actor.accountId, cookies: cookies ?? [], language: actor.language }
}

const take = (actor: SignedInActor, half: Half, code: string) =>
  scoped(actor, async (tx) => {
    const about = { entity: 'account', entityId: actor.accountId }
    const way = await takeCode(tx, actor.accountId, code)
    if (!way) {
      await record(tx, actor, { action: 'factor.refused', ...about })
      return null
    }
    if (!(await spendHalf(half, tx))) return 'over'
    if (way === 'recovery') await record(tx, actor, { action: 'recovery-code.used', ...about })
    return way
  })

async function tellOfRecovery(actor: SignedInActor): Promise<void> {
  const { accountId } = actor
  const account = await scoped(actor, (tx) =>
    tx.account.findUniqueOrThrow({
      where: { id: accountId },
      include: { clinic: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
    }),
  )
  const { name, phone } = account.clinic
  await sendMail(
    recoveryUsedMail({ to: account.email, clinic: name, phone, left: account._count.recoveryCodes }),
  )
}
