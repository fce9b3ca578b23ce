import { z } from 'zod'
import { type FieldErrors, fieldErrors, line, optionalLine, paragraph } from '@/lib/platform/field'
import { idOf, MOST_OPTIONS, MOST_SOURCES, type PartFields, type PartName } from './part-fields'
import { sectionRead } from './section-text'
import type { WrittenCheck, WrittenGuide, WrittenSource } from './written-guide'

export type Taken = { ok: true; guide: WrittenGuide; words: string } | { ok: false; errors: FieldErrors }

const refused = (errors: FieldErrors): Taken => ({ ok: false, errors })
const one = (fields: PartFields, name: string): string => fields[name]?.[0] ?? ''

/** A part as its form was sent, put into the guide; a section or a check that is gone is put back at the end. Pure. */
export function partTaken(
  guide: WrittenGuide,
  part: PartName,
  fields: PartFields,
  fresh: () => string,
): Taken {
  if (part === 'about') return aboutTaken(guide, fields)
  if (part === 'sources') return sourcesTaken(guide, fields)
  return part.startsWith('section:')
    ? sectionTaken(guide, idOf(part), fields)
    : checkTaken(guide, idOf(part), fields, fresh)
}

const number = (label: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, `Enter ${label} in digits`)
    .transform((text) => (text === '' ? undefined : Number(text)))
    .refine(
      (n) => n === undefined || (n >= least && n <= most),
      `Enter ${label} between ${least} and ${most}`,
    )

const about = z.object({
  title: line({ label: 'a title', max: 200 }),
  summary: optionalLine({ label: 'the summary', max: 500 }),
  audience: optionalLine({ label: 'for whom it is', max: 200 }),
  subject: optionalLine({ label: 'the subject', max: 100 }),
  ageFrom: number('the youngest age', 0, 120),
  ageTo: number('the oldest age', 0, 120),
  minutes: number('the minutes', 1, 30),
  reviewerNotes: paragraph({ label: 'the notes', max: 8000 }),
})

function aboutTaken(guide: WrittenGuide, fields: PartFields): Taken {
  const single = Object.fromEntries(Object.keys(about.shape).map((name) => [name, one(fields, name)]))
  const parsed = about.safeParse(single)
  if (!parsed.success) return refused(fieldErrors(parsed.error))
  const { audience, subject, ageFrom, ageTo, minutes, reviewerNotes, ...words } = parsed.data
  if (ageFrom !== undefined && ageTo !== undefined && ageTo < ageFrom)
    return refused({ ageTo: 'The oldest age is below the youngest' })
  const { audience: _, subject: __, ageFrom: ___, ageTo: ____, ...rest } = guide.meta
  const meta = {
    ...rest,
    ...words,
    ...(audience && { audience }),
    ...(subject && { subject }),
    ...(ageFrom !== undefined && { ageFrom }),
    ...(ageTo !== undefined && { ageTo }),
    minutes: minutes ?? guide.meta.minutes,
    nextGuides: (fields.nextGuides ?? []).filter((slug) => slug !== '' && slug !== guide.meta.id),
    suggests: (fields.suggests ?? []).filter((slug) => slug !== ''),
    reviewerNotes: reviewerNotes.split('\n').flatMap((note) => note.trim() || []),
  }
  return { ok: true, guide: { ...guide, meta }, words: 'Changed the title and the facts' }
}

const source = z.object({
  id: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Give the source a short name of lower-case letters and digits, such as fda-2025',
    )
    .max(60, 'Shorten the short name to 60 characters or fewer'),
  title: line({ label: 'the title of the source', max: 300 }),
  publisher: line({ label: 'who published it', max: 200 }),
  year: number('the year', 1990, 2100).transform((year) => year ?? null),
  url: z
    .string()
    .trim()
    .max(1000, 'Shorten the address to 1000 characters or fewer')
    .pipe(z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://' })),
})

function sourcesTaken(guide: WrittenGuide, fields: PartFields): Taken {
  const sources: WrittenSource[] = []
  const errors: FieldErrors = {}
  for (let at = 0; at < MOST_SOURCES; at++) {
    const row = Object.fromEntries(
      Object.keys(source.shape).map((name) => [name, one(fields, `source.${at}.${name}`)]),
    )
    // an emptied row is a source taken out
    if (Object.values(row).every((value) => value.trim() === '')) continue
    const parsed = source.safeParse(row)
    if (!parsed.success)
      for (const [name, message] of Object.entries(fieldErrors(parsed.error)))
        errors[`source.${at}.${name}`] = message
    else if (sources.some(({ id }) => id === parsed.data.id))
      errors[`source.${at}.id`] = 'Another source has this short name'
    else sources.push(parsed.data)
  }
  if (Object.keys(errors).length > 0) return refused(errors)
  return { ok: true, guide: { ...guide, meta: { ...guide.meta, sources } }, words: 'Changed the sources' }
}

const section = z.object({
  heading: line({ label: 'a heading', max: 150 }).refine(
    (heading) => !/[{}[\]<>*_`\\:#|]/.test(heading),
    'Leave signs such as { [ < * : # out of the heading',
  ),
  keyPoint: paragraph({ label: 'the key point', max: 1000 }),
  body: paragraph({ label: 'the text', max: 20_000 }),
})

function sectionTaken(guide: WrittenGuide, id: string, fields: PartFields): Taken {
  const parsed = section.safeParse({
    heading: one(fields, 'heading'),
    keyPoint: one(fields, 'keyPoint'),
    body: one(fields, 'body'),
  })
  if (!parsed.success) return refused(fieldErrors(parsed.error))
  const { heading, keyPoint, body } = parsed.data
  const read = sectionRead({ id, heading, keyPoint: keyPoint || null, body })
  if (!read.ok) return refused(read.errors)
  const isThere = guide.sections.some((at) => at.id === id)
  const sections = isThere
    ? guide.sections.map((at) => (at.id === id ? read.section : at))
    : [...guide.sections, read.section]
  return { ok: true, guide: { ...guide, sections }, words: `${isThere ? 'Changed' : 'Added'} “${heading}”` }
}

const check = z.object({
  topic: line({ label: 'what it is about', max: 100 }),
  question: paragraph({ label: 'the situation', max: 1000 }),
  passage: z.string().regex(/^$|^[a-z0-9-]+\/[a-z0-9-]+$/, 'Choose a passage of the list'),
  right: z.string().max(2),
})

function checkTaken(guide: WrittenGuide, id: string, fields: PartFields, fresh: () => string): Taken {
  const parsed = check.safeParse({
    ...{ topic: one(fields, 'topic'), question: one(fields, 'question') },
    ...{ passage: one(fields, 'passage'), right: one(fields, 'right') },
  })
  const errors: FieldErrors = parsed.success ? {} : fieldErrors(parsed.error)
  const options = Array.from({ length: MOST_OPTIONS }, (_, at) => {
    const words = optionalLine({ label: `answer ${at + 1}`, max: 300 })
    const text = words.safeParse(one(fields, `option.${at}.text`))
    const why = words.safeParse(one(fields, `option.${at}.why`))
    if (!text.success) errors[`option.${at}.text`] = fieldErrors(text.error)[''] ?? 'Look at this answer'
    if (!why.success) errors[`option.${at}.why`] = fieldErrors(why.error)[''] ?? 'Look at this reason'
    const known = one(fields, `option.${at}.id`)
    return {
      at: String(at),
      id: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(known) ? known : fresh(),
      text: text.success ? text.data : '',
      explanation: why.success ? why.data : '',
    }
  })
  if (!parsed.success || Object.keys(errors).length > 0) return refused(errors)
  const [at = '', passage = ''] = parsed.data.passage.split('/')
  const made: WrittenCheck = {
    ...{ id, section: at, passage, topic: parsed.data.topic, question: parsed.data.question },
    options: options
      .filter(({ text, explanation }) => text !== '' || explanation !== '')
      .map(({ at: place, ...rest }) => ({
        ...rest,
        ...(place === parsed.data.right && { correct: true as const }),
      })),
  }
  const isThere = guide.meta.checks.some((other) => other.id === id)
  const checks = isThere
    ? guide.meta.checks.map((other) => (other.id === id ? made : other))
    : [...guide.meta.checks, made]
  return {
    ok: true,
    guide: { ...guide, meta: { ...guide.meta, checks } },
    words: `${isThere ? 'Changed' : 'Added'} the check “${made.topic}”`,
  }
}
