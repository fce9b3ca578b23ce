import { addDays, atTime, isoDay } from '@/lib/platform/zoned-time'

/** Calendar days of the clinic before the visit on whose mornings somebody is reminded; the first comes first */
const DAYS_BEFORE = [3, 1] as const

/** No mail before or after these times of the clinic's day */
const FROM = '09:00'
const UNTIL = '19:00'

const HOUR = 3_600_000

/** A visit of which something is not finished; `assignedAt` is when the latest of that was mailed about */
export type Unfinished = Readonly<{
  startsAt: Date
  assignedAt: Date
  remindedAt: Date | null
  triedAt: Date | null
}>

/** Whether it is a time of the clinic's day at which a mail bothers nobody */
export function isTimeForMail(timeZone: string, at: Date): boolean {
  const today = isoDay(at, timeZone)
  return at >= atTime(today, FROM, timeZone) && at < atTime(today, UNTIL, timeZone)
}

/**
 * Whether to remind of it now: once for each of the mornings, by day, not within a day of the mail that came with what is to be
 * done, and an hour after a mail that could not be sent. Where no server ran in the morning it is still done later.
 */
export function isDue(visit: Unfinished, timeZone: string, at: Date): boolean {
  if (visit.startsAt <= at || !isTimeForMail(timeZone, at)) return false
  const day = isoDay(visit.startsAt, timeZone)
  const morning = DAYS_BEFORE.map((days) => atTime(addDays(day, -days), FROM, timeZone)).findLast(
    (one) => one <= at,
  )
  if (!morning) return false
  const isReminded = visit.remindedAt !== null && visit.remindedAt >= morning
  const hours = (since: Date | null) =>
    since ? (at.getTime() - since.getTime()) / HOUR : Number.POSITIVE_INFINITY
  return !isReminded && hours(visit.assignedAt) >= 24 && hours(visit.triedAt) >= 1
}
