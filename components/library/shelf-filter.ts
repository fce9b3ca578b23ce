import { hasWords } from '@/lib/platform/word-search'

/** What somebody looks for on the shelf; empty fields leave nothing out */
export type Wanted = { search: string; language: string; age: string; reads: string }

/** A thing as far as it can be looked for. Null: it does not say. */
export type Findable = {
  title: string
  summary: string
  audience?: string
  subject?: string
  language: string
  /** Other languages that it is in itself */
  alsoIn?: readonly string[]
  editions?: readonly { title: string; language: string }[]
  ageFrom?: number | null
  ageTo?: number | null
  reading?: { isHard: boolean } | null
}

const OLDEST = 120

export function wantedOf(params: Readonly<Record<string, string | string[] | undefined>>): Wanted {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value.trim().slice(0, 200) : ''
  }
  return {
    search: one('q'),
    language: ['en', 'es'].includes(one('language')) ? one('language') : '',
    age: /^\d{1,3}$/.test(one('age')) && Number(one('age')) <= OLDEST ? String(Number(one('age'))) : '',
    reads: ['easy', 'hard'].includes(one('reads')) ? one('reads') : '',
  }
}

export const isNarrowed = ({ language, age, reads }: Wanted): boolean => `${language}${age}${reads}` !== ''

/** Whether a thing has the words, and is for that language, age and ease. What says no age is for every age. */
export const fits = (thing: Findable, wanted: Wanted): boolean =>
  hasWords(textsOf(thing), wanted.search) && isOfKind(thing, wanted)

const textsOf = ({ title, summary, audience = '', subject = '', editions = [] }: Findable): string[] => [
  ...[title, summary, audience, subject],
  ...editions.map((one) => one.title),
]

export function isOfKind(thing: Findable, { language, age, reads }: Wanted): boolean {
  const { alsoIn = [], editions = [], ageFrom, ageTo, reading } = thing
  const languages = [thing.language, ...alsoIn, ...editions.map((one) => one.language)]
  if (language !== '' && !languages.includes(language)) return false
  if (age !== '' && (Number(age) < (ageFrom ?? 0) || Number(age) > (ageTo ?? OLDEST))) return false
  return reads === '' || (reading ? reading.isHard === (reads === 'hard') : false)
}
