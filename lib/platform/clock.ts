/** The one place that knows what time it is. CLOCK_OFFSET_MINUTES lets a test live at another time. */
export function now(): Date {
  const offset = Number(process.env.CLOCK_OFFSET_MINUTES ?? 0)
  return new Date(Date.now() + offset * 60_000)
}
