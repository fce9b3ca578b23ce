import { addDays, isoDay, startOfDay } from '@/lib/platform/zoned-time'

/** Why nothing more can be answered: sent already, taken back by the clinic, or the visit is cancelled or over */
export type Closing = 'completed' | 'withdrawn' | 'closed'

type State = {
  status: 'assigned' | 'opened' | 'in_progress' | 'completed' | 'cancelled'
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  startsAt: Date
  timeZone: string
}

/**
 * Null while it is open. A visit is over when its day is, in the clinic's zone: answers from the waiting room still
 * count, whoever has marked what by then.
 */
export function closingOf({ status, visitStatus, startsAt, timeZone }: State, at: Date): Closing | null {
  if (status === 'completed') return 'completed'
  if (status === 'cancelled') return 'withdrawn'
  if (visitStatus === 'cancelled') return 'closed'
  return at >= startOfDay(addDays(isoDay(startsAt, timeZone), 1), timeZone) ? 'closed' : null
}
