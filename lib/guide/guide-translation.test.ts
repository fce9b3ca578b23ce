import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { drugNames } from '@/lib/guide/content-rules'
import { glossaryTermsIn, parseGlossary } from '@/lib/guide/glossary'
import { type GuideFile, parseGuideFile } from '@/lib/guide/guide-file'
import { linksIn } from '@/lib/guide/guide-link'
import { citedSources, proseLines } from '@/lib/guide/guide-prose'
import type { GuideSection } from '@/lib/guide/guide-section'
import { originalHash } from '@/lib/guide/original-hash'
import { spanishReadingEase, spanishSyllables } from '@/lib/guide/reading-ease'

const content = new URL('../../content/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, content), 'utf8')
const guideOf = (name: string): GuideFile => {
  const result = parseGuideFile(read(`guides/${name}`))
  if (!result.ok) throw new Error(`${name}\n${result.problems.join('\n')}`)
  return result.guide
}
const slugs = readdirSync(new URL('guides/', content))
  .filter((name) => name.endsWith('.en.md'))
  .map((name) => name.replace('.en.md', ''))
const pairs = slugs.map((slug) => ({ slug, en: guideOf(`${slug}.en.md`), es: guideOf(`${slug}.es.md`) }))
const originals: Record<string, Record<string, string>> = parse(read('originals.es.yaml'))
const [glossary, english] = ['es', 'en'].map((of) => parseGlossary(read(`glossary.${of}.yaml`))) as [
  ReturnType<typeof parseGlossary>,
  ReturnType<typeof parseGlossary>,
]

/** Every figure of a section, whatever parts its thousands; citations and ids are no figures */
const figures = (text: string): string[] =>
  (
    text
      .replace(/\{#[^}]*\}|\[\^[^\]]*\]|name="[^"]*"/g, '')
      .match(/\d+(?:[, \u00a0\u202f]\d{3})*(?:\.\d+)?/g) ?? []
  )
    .map((figure) => figure.replace(/[, \u00a0\u202f]/g, ''))
    .sort()
const wordsOf = ({ heading, keyPoint, body }: GuideSection) => `${heading}\n${keyPoint ?? ''}\n${body}`
const shape = ({ id, keyPoint, body, passages, pictures }: GuideSection) => ({
  id,
  hasKeyPoint: keyPoint !== null,
  passages: passages.map((one) => [one.id, one.kind, citedSources(one.markdown)]),
  pictures: pictures.map(({ name }) => name),
  links: linksIn(body).length,
  cited: [...(body.match(/\[\^[^\]]+\]/g) ?? [])],
})

describe('each guide in Spanish', () => {
  it.each(pairs)('$slug is no section older than its original', ({ slug, en }) => {
    const now = Object.fromEntries(en.sections.map((section) => [section.id, originalHash(en, section)]))
    expect(originals[slug]).toEqual(now)
  })

  it.each(pairs)('$slug has the parts, passages, pictures and citations of its original', ({ en, es }) => {
    expect(es.sections.map(shape)).toEqual(en.sections.map(shape))
  })

  it.each(pairs)('$slug has the sources, checks and right answers of its original', ({ en, es }) => {
    const checks = (of: GuideFile) =>
      of.checks.map(({ id, section, passage, options }) => ({
        ...{ id, section, passage },
        options: options.map((one) => [one.id, one.correct]),
      }))
    const { title, summary, language, reviewerNotes, checks: _, sections, words, ...same } = en
    expect(es).toMatchObject({ ...same, language: 'es' })
    expect(checks(es)).toEqual(checks(en))
  })

  it.each(pairs)('$slug has every figure of its original, section by section', ({ en, es }) => {
    expect(es.sections.map((of) => figures(wordsOf(of)))).toEqual(
      en.sections.map((of) => figures(wordsOf(of))),
    )
    const said = (of: GuideFile) =>
      of.checks.map(({ id, question, topic, options }) => [
        id,
        figures(
          `${topic} ${question} ${options.map(({ text, explanation }) => `${text} ${explanation}`).join(' ')}`,
        ),
      ])
    expect(said(es)).toEqual(said(en))
  })

  it.each(pairs)('$slug reads easily by a Spanish formula', ({ es }) => {
    const text = es.sections.flatMap((of) =>
      [...proseLines(of.keyPoint ?? ''), ...proseLines(of.body)].map((line) => line.text),
    )
    const checks = es.checks.flatMap(({ topic, question, options }) => [
      ...[topic, question],
      ...options.flatMap((one) => [one.text, one.explanation]),
    ])
    const names = drugNames(glossary)
    expect(spanishReadingEase(text, names)).toBeGreaterThanOrEqual(65)
    expect(spanishReadingEase(checks, names)).toBeGreaterThanOrEqual(65)
  })

  it.each(pairs)(
    '$slug is written to be understood: no exclamation, no percent, drugs explained',
    ({ en, es }) => {
      const all = es.sections.map(wordsOf).join('\n')
      expect(all).not.toMatch(/[!¡%]|\bpor ciento\b|\bel doble\b/i)
      const drugs = (of: GuideFile, terms: typeof glossary) =>
        glossaryTermsIn(of.sections.map(wordsOf).join('\n'), terms).filter(
          ({ entry }) => entry.kind === 'drug',
        ).length
      expect(drugs(es, glossary)).toBe(drugs(en, english))
    },
  )
})

it('explains each word once, and as many as in English', () => {
  const names = glossary.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase())
  expect(names).toEqual([...new Set(names)])
  expect(glossary.filter(({ kind }) => kind === 'drug')).toHaveLength(
    english.filter(({ kind }) => kind === 'drug').length,
  )
})

it.each([
  ['piel', 1],
  ['picazón', 3],
  ['día', 2],
  ['que', 1],
  ['biológicas', 4],
  ['cuidado', 3],
  ['ahora', 3],
  ['y', 1],
])('counts the syllables of "%s"', (word, syllables) => {
  expect(spanishSyllables(word)).toBe(syllables)
})
