import { TZDate } from '@date-fns/tz'

/** Moments as people of a clinic say them. Every function takes the clinic's IANA time zone; nothing is shown in the server's. */

type Said = (at: Date, zone: string, language: string) => string

/** A formatter takes longer to make than a row of a list to draw: each is made once. There are as many as zones and languages. */
function saying(options: Intl.DateTimeFormatOptions): Said {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (at, zone, language) => {
    const key = `${zone} ${language}`
    const known = made.get(key)
    if (known) return known.format(at)
    const fresh = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...options,
      timeZone: zone,
    })
    made.set(key, fresh)
    return fresh.format(at)
  }
}

const long = saying({ weekday: 'long', day: 'numeric', month: 'long' })
const short = saying({ weekday: 'short', day: 'numeric', month: 'short' })
const dayMonth = saying({ day: 'numeric', month: 'short' })
const date = saying({ day: 'numeric', month: 'long', year: 'numeric' })
const numbers = saying({ year: 'numeric', month: '2-digit', day: '2-digit' })
const time = saying({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** "Tuesday 1 December" */
export const dayWords = (at: Date, zone: string, language = 'en'): string =>
  long(at, zone, language).replace(',', '')

/** "Tue 1 Dec" */
export const shortDayWords = (at: Date, zone: string, language = 'en'): string =>
  short(at, zone, language).replace(',', '')

/** "1 Dec" */
export const dayMonthWords = (at: Date, zone: string, language = 'en'): string => dayMonth(at, zone, language)

/** "1 December 2026" */
export const dateWords = (at: Date, zone: string, language = 'en'): string => date(at, zone, language)

/** "10:30" */
export const timeWords = (at: Date, zone: string, language = 'en'): string => time(at, zone, language)

/** "10:30", with its day in front where that is not today: "1 Dec, 10:30" */
export function momentWords(at: Date, now: Date, zone: string, language = 'en'): string {
  const isToday = isoDay(at, zone) === isoDay(now, zone)
  return `${isToday ? '' : `${dayMonthWords(at, zone, language)}, `}${timeWords(at, zone, language)}`
}

/** A date without a time, such as a birth date, which PostgreSQL hands over as midnight UTC: "4 March 1981" */
export const calendarDateWords = (date: Date, language = 'en'): string => dateWords(date, 'UTC', language)

/** Whose time it is, by the zone's own place: "London time"; "UTC" as it is */
export const zoneWords = (zone: string): string => {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return zone.includes('/') && place !== 'UTC' ? `${place} time` : place
}

/** "2026-12-01" as it is in the zone at that moment; Swedes write their dates so */
export const isoDay = (at: Date, zone: string): string => numbers(at, zone, 'sv-SE')

/** The first moment of a day ("2026-12-01") in a zone; days are 23 or 25 hours long twice a year */
export function startOfDay(day: string, zone: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date, zone).getTime())
}

/** The day so many days later, by the calendar */
export function addDays(day: string, days: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** A wall-clock time in a zone as a moment: "2026-12-01", "10:30" */
export function atTime(day: string, time: string, zone: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime())
}

/** Whole years between a birth date (midnight UTC) and a moment seen from a zone */
export function ageYears(birthDate: Date, at: Date, zone: string): number {
  const born = birthDate.toISOString().slice(0, 10)
  const today = isoDay(at, zone)
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}
