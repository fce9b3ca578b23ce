/** As style classes, because no style attribute is let through: what a ticked box adds to the minutes */
const tens = [
  '[--tens:0]',
  '[--tens:10]',
  '[--tens:20]',
  '[--tens:30]',
  '[--tens:40]',
  '[--tens:50]',
  '[--tens:60]',
  '[--tens:70]',
  '[--tens:80]',
  '[--tens:90]',
]
const ones = [
  '[--ones:0]',
  '[--ones:1]',
  '[--ones:2]',
  '[--ones:3]',
  '[--ones:4]',
  '[--ones:5]',
  '[--ones:6]',
  '[--ones:7]',
  '[--ones:8]',
  '[--ones:9]',
]

/** Adds a thing and its minutes, 99 at most, to the counters of the form around it while the box is ticked */
export function countsMinutes(minutes: number): string {
  const whole = Math.min(99, Math.max(0, Math.round(minutes)))
  return `${tens[Math.floor(whole / 10)] ?? ''} ${ones[whole % 10] ?? ''} checked:[counter-increment:things_1_minutes_calc(var(--tens)+var(--ones))]`
}
