import type { Actor } from '@/lib/access/actor-kinds'
import { canSetWatch } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import type { Watch } from './watch'
import { people, watchRow } from './watch-rows'

export type WatchPage = {
  watch: Watch
  /** False while the usual holds, because the clinic has said nothing */
  isOwn: boolean
  /** Who can be on call, by name */
  clinicians: { id: string; name: string }[]
}

/** How long flags may wait at the actor's clinic, and who is told then; null for who has no say in it */
export async function clinicWatch(actor: Actor): Promise<WatchPage | null> {
  if (!canSetWatch(actor)) return null
  const { clinicId } = actor
  return scoped(actor, async (tx) => {
    const { isOwn, ...watch } = await watchRow(tx, clinicId)
    const clinicians = await people(tx, clinicId, 'clinician')
    return { watch, isOwn, clinicians: clinicians.map(({ id, name }) => ({ id, name })) }
  })
}
