import { fingerprint } from '@/lib/questionnaire-draft/fingerprint'
import type { WrittenCheck, WrittenGuide } from './written-guide'

/** What has a form of its own: `about`, `sources`, `section:<id>`, `check:<id>` */
export type PartName = 'about' | 'sources' | `section:${string}` | `check:${string}`

export type PartFields = Readonly<Record<string, string[]>>

export const MOST_OPTIONS = 5
export const MOST_SOURCES = 40

export const isPartName = (name: string): name is PartName =>
  name === 'about' || name === 'sources' || /^(section|check):[^:]+$/.test(name)

export const idOf = (part: PartName): string => part.slice(part.indexOf(':') + 1)

/** A part as its form shows it; null for one that is not there */
export function fieldsOf(guide: WrittenGuide, part: PartName): PartFields | null {
  if (part === 'about') return aboutFields(guide)
  if (part === 'sources') return sourceFields(guide)
  if (part.startsWith('section:')) {
    const section = guide.sections.find(({ id }) => id === idOf(part))
    return section
      ? { heading: [section.heading], keyPoint: [section.keyPoint ?? ''], body: [section.body] }
      : null
  }
  const check = guide.meta.checks.find(({ id }) => id === idOf(part))
  return check ? checkFields(check) : null
}

/** Another one at saving means that somebody changed the part since its form was drawn */
export const partFingerprint = (guide: WrittenGuide, part: PartName): string =>
  fingerprint(fieldsOf(guide, part))

function aboutFields({ meta }: WrittenGuide): PartFields {
  return {
    title: [meta.title],
    summary: [meta.summary],
    audience: [meta.audience ?? ''],
    subject: [meta.subject ?? ''],
    ageFrom: [numeral(meta.ageFrom)],
    ageTo: [numeral(meta.ageTo)],
    minutes: [String(meta.minutes)],
    nextGuides: [...meta.nextGuides],
    suggests: [...meta.suggests],
    reviewerNotes: [meta.reviewerNotes.join('\n')],
  }
}

const numeral = (number: number | undefined) => (number === undefined ? '' : String(number))

function sourceFields({ meta }: WrittenGuide): PartFields {
  const rows = meta.sources.map(({ id, title, publisher, year, url }, at) => ({
    [`source.${at}.id`]: [id],
    [`source.${at}.title`]: [title],
    [`source.${at}.publisher`]: [publisher],
    [`source.${at}.year`]: [year === null ? '' : String(year)],
    [`source.${at}.url`]: [url],
  }))
  return Object.assign({}, ...rows)
}

function checkFields({ topic, question, section, passage, options }: WrittenCheck): PartFields {
  const rows = options.map(({ id, text, explanation }, at) => ({
    [`option.${at}.id`]: [id],
    [`option.${at}.text`]: [text],
    [`option.${at}.why`]: [explanation],
  }))
  const right = options.findIndex(({ correct }) => correct)
  return Object.assign(
    {
      topic: [topic],
      question: [question],
      passage: [section && passage ? `${section}/${passage}` : ''],
      right: [right < 0 ? '' : String(right)],
    },
    ...rows,
  )
}

const rowsOf = (name: string, count: number, columns: readonly string[]): string[] =>
  Array.from({ length: count }, (_, at) => columns.map((column) => `${name}.${at}.${column}`)).flat()

/** Every name that a part's form can send a field under */
export function fieldNames(part: PartName): readonly string[] {
  if (part === 'sources') return rowsOf('source', MOST_SOURCES, ['id', 'title', 'publisher', 'year', 'url'])
  if (part.startsWith('section:')) return ['heading', 'keyPoint', 'body']
  if (part.startsWith('check:'))
    return ['topic', 'question', 'passage', 'right', ...rowsOf('option', MOST_OPTIONS, ['id', 'text', 'why'])]
  return [
    ...['title', 'summary', 'audience', 'subject', 'ageFrom', 'ageTo', 'minutes'],
    ...['nextGuides', 'suggests', 'reviewerNotes'],
  ]
}
