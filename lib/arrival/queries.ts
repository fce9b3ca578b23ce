import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook } from '@/lib/access/policy'
import { hearNotices } from '@/lib/platform/notices'
import { arrivalIn } from './arrival'

/** The visit's id; null: something may have been missed, so look at everything again */
export type HearArrival = (appointmentId: string | null) => void

/**
 * Hears what arrives for visits of the actor's clinic, as it happens, until the function that is given back is called.
 * Null for who keeps no book.
 */
export async function hearArrivals(actor: Actor, hear: HearArrival): Promise<(() => void) | null> {
  if (!canKeepBook(actor)) return null
  const { clinicId } = actor
  return hearNotices((payload) => {
    const arrival = payload === null ? null : arrivalIn(payload)
    if (payload === null) hear(null)
    else if (arrival?.clinicId === clinicId) hear(arrival.appointmentId)
  })
}
