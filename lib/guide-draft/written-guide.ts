import { parse } from 'yaml'
import { z } from 'zod'
import { guideParts } from '@/lib/guide/guide-file'
import { readSections } from '@/lib/guide/guide-section'
import { fileText } from '@/lib/guide/guide-text'

const text = z.string().catch('')
const names = z.array(z.string()).catch([])

const option = z.object({ id: text, text, correct: z.literal(true).optional(), explanation: text })
const check = z.object({
  ...{ id: text, section: text, passage: text, topic: text, question: text },
  options: z.array(option).catch([]),
})
const source = z.object({
  ...{ id: text, title: text, publisher: text },
  year: z.int().nullable().catch(null),
  url: text,
})

/** The front matter of a guide that may not be finished. A field that this page does not know stays as it is. */
const meta = z.looseObject({
  ...{ id: text, title: text, summary: text },
  ...{ audience: z.string().optional(), subject: z.string().optional() },
  ...{ ageFrom: z.int().optional(), ageTo: z.int().optional() },
  original: z.object({ guide: z.string(), revision: z.int() }).optional().catch(undefined),
  language: z.enum(['en', 'es']).catch('en'),
  order: z.int().catch(100),
  minutes: z.int().catch(1),
  ...{ nextGuides: names, suggests: names },
  sources: z.array(source).catch([]),
  reviewerNotes: names,
  checks: z.array(check).catch([]),
})

export type WrittenMeta = z.infer<typeof meta>
export type WrittenCheck = z.infer<typeof check>
export type WrittenSource = z.infer<typeof source>
export type WrittenSection = { id: string; heading: string; keyPoint: string | null; body: string }

/** A guide while it is written: the same file as a published one, which may have gaps */
export type WrittenGuide = { meta: WrittenMeta; sections: WrittenSection[] }

export function readWritten(file: string): WrittenGuide {
  const parts = guideParts(file)
  if (!parts) throw new Error('A draft has no front matter')
  // what is not finished is told as a blocker, in the author's words
  const sections = readSections(parts.body, [])
  return {
    meta: meta.parse(parse(parts.yaml, { maxAliasCount: 0 })),
    sections: sections.map(({ id, heading, keyPoint, body }) => ({ id, heading, keyPoint, body })),
  }
}

export const writtenText = ({ meta: front, sections }: WrittenGuide): string => fileText(front, sections)

/** Begun from nothing */
export const blankGuide = (id: string, title: string, language: 'en' | 'es'): WrittenGuide => ({
  meta: {
    ...{ id, title, summary: '', language, order: 100, minutes: 1, nextGuides: [], suggests: [] },
    ...{ sources: [], reviewerNotes: [], checks: [] },
  },
  sections: [{ id: 'first', heading: title, keyPoint: null, body: '' }],
})

/** What a published guide says of its own release was said of another text */
export function copyOf(file: string, id: string, original?: WrittenMeta['original']): WrittenGuide {
  const { meta: front, sections } = readWritten(file)
  const { version: _, lastReviewed: __, reviewer: ___, ...kept } = front
  return { meta: { ...meta.parse(kept), id, ...(original && { original }) }, sections }
}

/** Whether two guides say the same, whatever they say of their own release */
export const saysTheSame = (one: WrittenGuide, other: WrittenGuide): boolean =>
  writtenText(bare(one)) === writtenText(bare(other))

const bare = ({ meta: front, sections }: WrittenGuide): WrittenGuide => {
  const { version: _, lastReviewed: __, reviewer: ___, ...kept } = front
  return { meta: { ...meta.parse(kept), id: '', reviewerNotes: [] }, sections }
}
