import { spanishReadingEase } from './reading-ease'
import { readingGrade } from './reading-grade'

/** How hard a text reads, by the formula of its language; `harder` sorts the hardest first */
type Measure = {
  of: (lines: readonly string[], leftOut: RegExp) => number
  isHard: (value: number) => boolean
  harder: (one: number, other: number) => number
}

/** What a guide should read at: as the tests hold what ships to */
const measures: Readonly<Record<'en' | 'es', Measure>> = {
  // a school grade (Flesch-Kincaid): the lower, the easier
  en: { of: readingGrade, isHard: (grade) => grade > 6, harder: (one, other) => other - one },
  // ease (Szigriszt Pazos): the higher, the easier
  es: { of: spanishReadingEase, isHard: (ease) => ease < 65, harder: (one, other) => one - other },
}

export const measureOf = (language: string): Measure => (language === 'es' ? measures.es : measures.en)

/** "Grade 5.2" */
export const measureWords = (language: string, value: number): string =>
  language === 'es' ? `Ease ${Math.round(value)}` : `Grade ${Math.max(0, value).toFixed(1)}`

/** What the figures mean, for who sees them for the first time */
export const readingNote = (language: string): string =>
  language === 'es'
    ? 'Reading ease (Szigriszt Pazos). 65 or more is easy.'
    : 'School grade (Flesch-Kincaid). 6 or lower is easy.'
