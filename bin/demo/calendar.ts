import { addDays, atTime } from '@/lib/platform/zoned-time'

/** Times of visits, of twenty minutes, in the clinic's zone */
const TIMES = [
  ...['09:00', '09:20', '09:40', '10:00', '10:20', '10:40', '11:00', '11:20', '11:40'],
  ...['13:00', '13:20', '13:40', '14:00', '14:20', '14:40', '15:00', '15:20', '15:40', '16:00'],
]

/** Keeps two visits from standing at the same time with the same clinician */
export type Calendar = {
  /** The given time, as a moment; it is taken from then on */
  take(clinician: number, day: string, time: string): Date
  /** The first free time from the one wanted on; days that are full or not worked lead to the next */
  free(clinician: number, day: string, wanted: number): Date
}

export function calendar(zone: string): Calendar {
  const taken = new Set<string>()
  const take = (clinician: number, day: string, time: string): Date => {
    taken.add(`${clinician} ${day} ${time}`)
    return atTime(day, time, zone)
  }
  const free = (clinician: number, day: string, wanted: number): Date => {
    const order = TIMES.map((_, at) => TIMES[(at + wanted) % TIMES.length] ?? '09:00')
    const time = isWorked(day) && order.find((one) => !taken.has(`${clinician} ${day} ${one}`))
    return time ? take(clinician, day, time) : free(clinician, addDays(day, 1), wanted)
  }
  return { take, free }
}

/** Monday to Friday */
export function isWorked(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday > 0 && weekday < 6
}
