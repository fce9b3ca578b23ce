import { calendarDay } from './birth-date'

/** What somebody typed to find a patient: every part of a name has to fit, and one of the dates */
export type PatientSearch = {
  /** Folded: no capitals, no accents */
  names: string[]
  /** "1981-03-04"; 4/3/1981 is read both ways round, since clinics write it both ways */
  dates: string[]
  year: string | null
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Without capitals, accents and curly apostrophes, so that "lopez" finds López. searchPatients folds the same way. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .toLowerCase()

export function patientSearch(typed: string): PatientSearch {
  const search: PatientSearch = { names: [], dates: [], year: null }
  // PostgreSQL takes no NUL and no half characters
  let rest = folded(
    typed
      .slice(0, 200)
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' '),
  )
  const take = (pattern: RegExp, dates: (found: RegExpMatchArray) => (string | null)[]) => {
    const found = rest.match(pattern)
    if (!found) return
    search.dates.push(...new Set(dates(found).filter((date) => date !== null)))
    rest = rest.replace(found[0], ' ')
  }
  take(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, year, month, day]) => [on(day, month, year)])
  take(/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/, ([, one, two, year]) => [
    on(one, two, year),
    on(two, one, year),
  ])
  take(/\b(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})\b/, ([, day, month, year]) => [
    on(day, named(month), year),
  ])
  take(/\b([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/, ([, month, day, year]) => [
    on(day, named(month), year),
  ])
  const year = rest.match(/\b(?:19|20)\d\d\b/)
  if (year) {
    search.year = year[0]
    rest = rest.replace(year[0], ' ')
  }
  search.names = rest.split(/[\s,]+/).filter(Boolean)
  return search
}

const on = (day?: string, month?: string, year?: string) => calendarDay(day ?? '', month ?? '', year ?? '')
const named = (month?: string): string => String(months.indexOf(month ?? '') + 1)

export const searchesNothing = (search: PatientSearch): boolean =>
  search.names.length === 0 && search.dates.length === 0 && !search.year

/** Whether a person fits, for lists that are already at hand */
export function fitsSearch(
  search: PatientSearch,
  person: { givenName: string; familyName: string; birthDate: Date },
): boolean {
  const name = folded(`${person.givenName} ${person.familyName}`)
  const born = person.birthDate.toISOString().slice(0, 10)
  return (
    search.names.every((part) => name.includes(part)) &&
    (search.dates.length === 0 || search.dates.includes(born)) &&
    (!search.year || born.startsWith(search.year))
  )
}
