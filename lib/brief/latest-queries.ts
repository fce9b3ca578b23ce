import type { Actor } from '@/lib/access/actor-kinds'
import { canReadAnswers } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import { lastSentRow } from './last-sent-rows'

/** When something was last sent or corrected for a visit, for a brief that is open: null there is nothing, null as a whole not there */
export async function latestSent(actor: Actor, appointmentId: string): Promise<{ at: Date | null } | null> {
  if (!canReadAnswers(actor) || !id.safeParse(appointmentId).success) return null
  const at = await scoped(actor, (tx) => lastSentRow(tx, actor.clinicId, appointmentId))
  return at === undefined ? null : { at }
}
