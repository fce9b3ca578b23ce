/** When what happened around a visit: never later than now, each after the one before */
export type VisitTimes = {
  assigned: Date
  opened: Date
  /** When the first and the last thing were sent */
  firstSent: Date
  lastSent: Date
  reviewed: Date
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * The times fall within the ten days before the visit, or before now where that is nearer. `early`: the review comes
 * before the last thing was sent.
 */
export function visitTimes(startsAt: Date, now: Date, early: boolean): VisitTimes {
  const end = Math.min(startsAt.getTime() - 2 * HOUR, now.getTime() - HOUR / 2)
  const before = (milliseconds: number) => new Date(end - milliseconds)
  const lastSent = before(early ? HOUR : 15 * HOUR)
  return {
    assigned: before(10 * DAY),
    opened: before(3 * DAY),
    firstSent: before(2 * DAY),
    lastSent,
    reviewed: early ? before(5 * HOUR) : before(HOUR / 4),
  }
}

/** A moment so far (0 to 1) between two */
export const between = (from: Date, to: Date, share: number): Date =>
  new Date(Math.round(from.getTime() + (to.getTime() - from.getTime()) * share))
