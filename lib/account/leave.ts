import { actorOf } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { signedIn, signOut } from '@/lib/platform/session'

/** Ends this browser's session; the Set-Cookie line that clears its cookie, or null where there was none. */
export async function leave(): Promise<string | null> {
  const session = await signedIn()
  if (!session) return null
  const actor = await actorOf(session.accountId)
  if (actor)
    await scoped(actor, (tx) =>
      record(tx, actor, { action: 'session.closed', entity: 'account', entityId: actor.accountId }),
    )
  return signOut(session)
}
