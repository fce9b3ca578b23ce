import { actorOf, systemActor } from '@/lib/access/actor'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { clearedCookie, type SignedIn, signedIn } from '@/lib/platform/session'
import { endSession, endSessions } from '@/lib/platform/session-row'

/** Ends this browser's session, if it has one; the Set-Cookie line that clears its cookie. */
export async function leave(): Promise<string> {
  const session = await signedIn()
  if (session) await close(session)
  return clearedCookie()
}

async function close(session: SignedIn): Promise<void> {
  const actor = await actorOf(session.accountId)
  await scoped(actor ?? systemActor('sign-out'), async (tx) => {
    await endSession(session.sessionHash, tx)
    if (actor)
      await record(tx, actor, { action: 'session.closed', entity: 'account', entityId: actor.accountId })
  })
}

/** Ends this person's sessions in every other browser. */
export async function endOtherSessions(actor: SignedInActor, session: SignedIn): Promise<void> {
  await scoped(actor, async (tx) => {
    const others = await endSessions(actor.accountId, tx, session.sessionHash)
    if (others > 0)
      await record(tx, actor, {
        action: 'session.closed',
        entity: 'account',
        entityId: actor.accountId,
        detail: { others },
      })
  })
}
