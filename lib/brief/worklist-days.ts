import { addDays, isoDay, startOfDay } from '@/lib/platform/zoned-time'
import type { WorklistFilter } from './worklist-filter'

const spans: Record<WorklistFilter['when'], [first: number, after: number]> = {
  day: [0, 1],
  week: [0, 8],
  past: [-7, 0],
}

/** The moments between which a choice of days lies, by the clinic's calendar: "week" is today and the seven days after */
export function worklistDays(
  when: WorklistFilter['when'],
  now: Date,
  zone: string,
): { from: Date; until: Date } {
  const today = isoDay(now, zone)
  const [first, after] = spans[when]
  return { from: startOfDay(addDays(today, first), zone), until: startOfDay(addDays(today, after), zone) }
}
