import { addDays, atTime, isoDay } from '@/lib/platform/zoned-time'

/** Wall-clock times of the clinic, "09:00". Closing at "00:00" is the midnight that ends the day. */
export type Opening = Readonly<{ opens: string; closes: string }>

/** Monday first; null where the clinic is closed all day */
export type OpeningHours = readonly (Opening | null)[]

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const weekdays = { opens: '09:00', closes: '17:00' }

/** Taken until a clinic says its own */
export const usualHours: OpeningHours = [weekdays, weekdays, weekdays, weekdays, weekdays, null, null]

/** A clinic that opens less often than this for so many minutes never comes to them */
const LONGEST_DAYS = 60

/** The opening of one day ("2026-12-01") as moments; a day of 23 or 25 hours has the hours that it has */
function openedOn(hours: OpeningHours, zone: string, day: string): [from: number, until: number] | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const opening = hours[weekday]
  if (!opening) return null
  const { opens, closes } = opening
  const until = closes === '00:00' ? atTime(addDays(day, 1), '00:00', zone) : atTime(day, closes, zone)
  return [atTime(day, opens, zone).getTime(), until.getTime()]
}

/** When the clinic has been open for so many minutes since a moment; null where it hardly ever opens */
export function afterOpenMinutes(
  hours: OpeningHours,
  zone: string,
  since: Date,
  minutes: number,
): Date | null {
  let left = minutes * 60_000
  let day = isoDay(since, zone)
  for (let n = 0; n < LONGEST_DAYS; n++, day = addDays(day, 1)) {
    const [from, until] = openedOn(hours, zone, day) ?? [0, 0]
    const begun = Math.max(from, since.getTime())
    if (until <= begun) continue
    if (until - begun >= left) return new Date(begun + left)
    left -= until - begun
  }
  return null
}
