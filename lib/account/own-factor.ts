import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { codeLimits, openHalfFor, replaceRecoveryCodes, takeCode } from './second-factor'
import { forgive, takeTry } from './throttle'

type Refused = { ok: false; reason: 'wait' | 'wrong' }
type Given = { code: string; network: string }

/** Ten new recovery codes for a code: those before stop working. */
export async function renewRecoveryCodes(
  actor: SignedInActor,
  given: Given,
): Promise<{ ok: true; codes: string[] } | Refused> {
  const done = await forCode(actor, given, async (tx) => {
    await record(tx, actor, { action: 'recovery-codes.made', entity: 'account', entityId: actor.accountId })
    return replaceRecoveryCodes(tx, actor.accountId)
  })
  return done.ok ? { ok: true, codes: done.value } : done
}

/** Half a session in which another authenticator takes this one's place, for a code; the Set-Cookie line. */
export async function replaceAuthenticator(
  actor: SignedInActor,
  given: Given,
): Promise<{ ok: true; cookie: string } | Refused> {
  const done = await forCode(actor, given, async () => null)
  return done.ok ? { ok: true, cookie: await openHalfFor(actor, 'replace') } : done
}

async function forCode<T>(
  actor: SignedInActor,
  { code, network }: Given,
  work: (tx: Transaction) => Promise<T>,
): Promise<{ ok: true; value: T } | Refused> {
  const limits = codeLimits(actor.accountId, network)
  if (!(await takeTry(limits))) return { ok: false, reason: 'wait' }
  const done = await scoped(actor, async (tx) => {
    if (await takeCode(tx, actor.accountId, code)) return { ok: true, value: await work(tx) } as const
    await record(tx, actor, { action: 'factor.refused', entity: 'account', entityId: actor.accountId })
    return { ok: false, reason: 'wrong' } as const
  })
  if (done.ok) await forgive(limits)
  return done
}
