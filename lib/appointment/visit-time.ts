import { addDays, atTime, isoDay, timeWords } from '@/lib/platform/zoned-time'

/** A visit can be booked so many days ahead: further away it is a slip of the keyboard */
const DAYS_AHEAD = 730

/**
 * The moment of "2026-12-01" and "10:30" in a clinic's zone, or null where the clocks skip that time: on the night
 * summer time begins there is no 02:30. A time that comes twice, in autumn, is the first of the two.
 */
export function visitMoment(day: string, time: string, zone: string): Date | null {
  const at = atTime(day, time, zone)
  return isoDay(at, zone) === day && timeWords(at, zone) === time ? at : null
}

/** What is wrong with a visit's day and time, by field; empty when it can be booked */
export function visitTimeErrors(
  { date, time }: { date: string; time: string },
  zone: string,
  now: Date,
): { date?: string; time?: string } {
  const today = isoDay(now, zone)
  if (date < today) return { date: 'Choose a date from today on' }
  if (date > addDays(today, DAYS_AHEAD)) return { date: 'Choose a date within the next two years' }
  if (!visitMoment(date, time, zone))
    return { time: `${time} does not exist on that day: the clocks go forward past it. Choose another time` }
  return {}
}
