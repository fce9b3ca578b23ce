import { z } from 'zod'
import { afterOpenMinutes, type OpeningHours, usualHours } from './opening-hours'

/** How long a clinic lets a flag wait, and who is told then, one after the other */
export type Watch = Readonly<{
  hours: OpeningHours
  /** Minutes by the clock, day and night */
  urgentMinutes: number
  /** Minutes of opening hours */
  highMinutes: number
  /** Accounts, in their order; after the last the clinic's administrators */
  onCall: readonly string[]
}>

/** Until a clinic says its own */
export const usualWatch: Watch = { hours: usualHours, urgentMinutes: 30, highMinutes: 240, onCall: [] }

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const hoursSchema = z.array(z.nullable(z.strictObject({ opens: time, closes: time }))).length(7)

export type Waiting = Readonly<{ severity: 'urgent' | 'high'; raisedAt: Date }>

/**
 * When the nth person is told (1 is the first): each after the limit once more. An urgent flag waits by the clock, since
 * the patient was told to act now; a high one by the hours that somebody is there. Null: never.
 */
export function dueAt(watch: Watch, zone: string, { severity, raisedAt }: Waiting, nth: number): Date | null {
  return severity === 'urgent'
    ? new Date(raisedAt.getTime() + nth * watch.urgentMinutes * 60_000)
    : afterOpenMinutes(watch.hours, zone, raisedAt, nth * watch.highMinutes)
}

/**
 * Who is to be told now of a flag that nobody has acknowledged, `told` being who was: whoever is on call and was not, in their
 * order, then the administrators, who are null. By name and not by number, since who is on call changes meanwhile.
 */
export function toTell(
  watch: Watch,
  zone: string,
  waiting: Waiting & { told: readonly (string | null)[] },
  at: Date,
): (string | null)[] {
  const { told } = waiting
  const left = [...watch.onCall, null].filter((one) => !told.includes(one))
  return left.filter((_, n) => {
    const due = dueAt(watch, zone, waiting, told.length + n + 1)
    return due !== null && due <= at
  })
}
