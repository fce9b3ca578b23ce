const MONTHS_GOOD = 12

/** Whether a review (a date at midnight UTC) is over 12 months old at a day such as "2026-12-01" */
export function isReviewOld(reviewedOn: Date, today: string): boolean {
  const due = new Date(reviewedOn)
  due.setUTCMonth(due.getUTCMonth() + MONTHS_GOOD)
  return due.toISOString().slice(0, 10) < today
}
