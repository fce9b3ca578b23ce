import { parseDocument } from 'yaml'
import { z } from 'zod'
import { citedSources, wordCount } from '@/lib/guide/guide-prose'
import { type GuideSection, readSections } from '@/lib/guide/guide-section'
import { sizeProblems } from '@/lib/guide/guide-size'

/** What names a guide and each of its parts */
export const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const sentence = z.string().trim().min(1)

const option = z.strictObject({
  id: slug,
  text: sentence,
  /** On the one right option only; the reader's own "I'm not sure" is not in the file. */
  correct: z.literal(true).optional(),
  explanation: sentence,
})

const check = z.strictObject({
  id: slug,
  section: slug,
  /** The passage that answers the question; it is shown again after a wrong or unsure answer. */
  passage: slug,
  /** What the clinician sees and what goes on the visit list, such as "When to call about a fever". */
  topic: sentence,
  question: sentence,
  options: z.array(option).min(2).max(5),
})

const source = z.strictObject({
  id: slug,
  title: sentence,
  publisher: sentence,
  /** null for a page that carries no date. */
  year: z.int().min(1990).max(2100).nullable(),
  url: z.url({ protocol: /^https$/, message: 'must be a https address' }),
})

const frontMatter = z.strictObject({
  id: slug,
  title: sentence,
  summary: sentence,
  /** For whom it is written, such as "Adults who think about a tablet" */
  audience: sentence.optional(),
  /** What it is about, to find it by: "Eczema" */
  subject: sentence.optional(),
  ageFrom: z.int().min(0).max(120).optional(),
  ageTo: z.int().min(0).max(120).optional(),
  /** The guide that ships which a clinic's own was copied from, in the revision whose words it knows */
  original: z.strictObject({ guide: slug, revision: z.int().min(1) }).optional(),
  language: z.enum(['en', 'es']),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.0.0'),
  order: z.int().min(1),
  minutes: z.int().min(1).max(30),
  lastReviewed: z.iso.date('must be a date such as 2026-11-02'),
  /** Who reviewed it; null means that it awaits clinical review. */
  reviewer: z.string().trim().min(1).nullable(),
  nextGuides: z.array(slug),
  /** Questionnaires that this guide leads to. */
  suggests: z.array(slug).default([]),
  sources: z.array(source).min(1),
  /** What a clinician has to confirm before release. */
  reviewerNotes: z.array(sentence).default([]),
  checks: z.array(check).min(2, 'needs 2 to 4 checks').max(4, 'needs 2 to 4 checks'),
})

export type GuideSource = z.infer<typeof source>
export type GuideCheck = z.infer<typeof check>
export type GuideFile = z.infer<typeof frontMatter> & { sections: GuideSection[]; words: number }
export type GuideFileResult = { ok: true; guide: GuideFile } | { ok: false; problems: string[] }

/**
 * Reads one guide file: YAML front matter between two `---` lines, then Markdown. Never throws; every problem found
 * is a sentence that names the field, section or line. Rules across files (next guides, picture files) and rules
 * of wording (reading grade, length, a source for each fact) are the content tests'.
 */
export function parseGuideFile(text: string): GuideFileResult {
  const parts = guideParts(text)
  if (!parts) return { ok: false, problems: ['The file does not begin with front matter between --- lines.'] }
  const { body } = parts
  const problems = sizeProblems(text, body)
  if (problems.length > 0) return { ok: false, problems }
  const meta = readFrontMatter(parts.yaml, problems)
  const sections = readSections(body, problems)
  if (meta) problems.push(...crossProblems(meta, sections, body))
  if (!meta || problems.length > 0) return { ok: false, problems }
  return { ok: true, guide: { ...meta, sections, words: wordsIn(sections) } }
}

/** A file's two halves; null where there is no front matter */
export function guideParts(text: string): { yaml: string; body: string } | null {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text)
  return parts && { yaml: parts[1] ?? '', body: (parts[2] ?? '').replaceAll('\r\n', '\n') }
}

function readFrontMatter(yaml: string, problems: string[]): z.infer<typeof frontMatter> | null {
  const document = parseDocument(yaml)
  if (document.errors.length > 0) {
    problems.push(
      ...document.errors.map((error) => `Front matter: ${error.message.split('\n')[0] ?? 'not YAML'}`),
    )
    return null
  }
  const result = frontMatter.safeParse(withoutAliases(document))
  if (result.success) return result.data
  problems.push(
    ...result.error.issues.map((issue) => `Front matter, ${issue.path.join('.') || 'top'}: ${issue.message}`),
  )
  return null
}

/** An alias can repeat a value without end and a guide has no use for one: a file with one reads as no front matter. */
function withoutAliases(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return null
  }
}

function crossProblems(meta: z.infer<typeof frontMatter>, sections: GuideSection[], body: string): string[] {
  const passages = sections.flatMap((section) => section.passages)
  const sourceIds = meta.sources.map(({ id }) => id)
  const cited = citedSources(body)
  return [
    ...repeated(sections, 'section'),
    ...repeated(passages, 'passage'),
    ...repeated(meta.sources, 'source'),
    ...repeated(meta.checks, 'check'),
    ...cited
      .filter((id) => !sourceIds.includes(id))
      .map((id) => `The text cites "${id}", which no source has.`),
    ...sourceIds.filter((id) => !cited.includes(id)).map((id) => `The source "${id}" is cited nowhere.`),
    ...meta.checks.flatMap((item) => checkProblems(item, sections)),
  ]
}

function checkProblems(item: GuideCheck, sections: GuideSection[]): string[] {
  const section = sections.find(({ id }) => id === item.section)
  const right = item.options.filter((choice) => choice.correct).length
  const problems = repeated(item.options, `option of check "${item.id}"`)
  if (!section) problems.push(`Check "${item.id}" points at section "${item.section}", which is not there.`)
  else if (!section.passages.some(({ id }) => id === item.passage))
    problems.push(`Check "${item.id}": section "${item.section}" has no passage "${item.passage}".`)
  if (right !== 1) problems.push(`Check "${item.id}" has ${right} correct options; it needs exactly one.`)
  return problems
}

function repeated(items: readonly { id: string }[], what: string): string[] {
  const ids = items.map(({ id }) => id)
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...twice].map((id) => `The ${what} id "${id}" is used twice.`)
}

function wordsIn(sections: GuideSection[]): number {
  return sections.reduce(
    (sum, { heading, keyPoint, body }) =>
      sum + wordCount(heading) + wordCount(keyPoint ?? '') + wordCount(body),
    0,
  )
}
