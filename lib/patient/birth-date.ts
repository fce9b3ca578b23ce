import { z } from 'zod'
import { calendarDateWords } from '@/lib/platform/zoned-time'

const EARLIEST = '1900-01-01'

const parts = z.strictObject({
  day: z.string().trim().default(''),
  month: z.string().trim().default(''),
  year: z.string().trim().default(''),
})

/**
 * Day, month and year as typed, to midnight UTC of that day, which is how a birth date is stored. `today` is the
 * clinic's day ("2026-12-01"): nobody is born tomorrow.
 */
export const birthDateBefore = (today: string) =>
  parts.transform(({ day, month, year }, problem) => {
    const wrong = (message: string) => {
      problem.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    if (!day && !month && !year) return wrong('Enter the birth date')
    const date = calendarDay(day, month, year)
    if (!date) return wrong('Enter a real birth date: day, month and a year of four figures')
    if (date < EARLIEST) return wrong('Enter a birth date from 1900 on')
    if (date > today) return wrong(`Enter a birth date that is not after today, ${todayWords(today)}`)
    return new Date(`${date}T00:00:00Z`)
  })

const todayWords = (today: string): string => calendarDateWords(new Date(`${today}T00:00:00Z`))

type Typed = { day: string; month: string; year: string }
/** What is wrong with a date that was typed, by the key of its sentence in the messages of `account` */
export type DateProblem = 'enterBirthDate' | 'birthDay' | 'birthMonth' | 'birthYear' | 'noSuchDay'

/** Each of the three that cannot be what it is to be; none where they make a day of the calendar */
export function dateProblems({ day, month, year }: Typed): DateProblem[] {
  if (!day || !month || !year) return ['enterBirthDate']
  const isUpTo = (most: number, text: string) =>
    /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most
  const problems: DateProblem[] = []
  if (!isUpTo(31, day)) problems.push('birthDay')
  if (!isUpTo(12, month)) problems.push('birthMonth')
  if (!/^\d{4}$/.test(year)) problems.push('birthYear')
  return problems.length > 0 || calendarDay(day, month, year) ? problems : ['noSuchDay']
}

/** "1981-03-04" where the three figures make a day of the calendar; null otherwise */
export function calendarDay(day: string, month: string, year: string): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}
