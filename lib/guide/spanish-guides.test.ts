import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drugNames } from './content-rules'
import { parseGlossary } from './glossary'
import { type GuideFile, parseGuideFile } from './guide-file'
import { citedSources, proseLines } from './guide-prose'
import type { GuideSection } from './guide-section'
import { perspicuity, spanishSyllables } from './spanish-reading'

const content = new URL('../../content/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, content), 'utf8')

function guideOf(name: string): GuideFile {
  const result = parseGuideFile(read(`guides/${name}`))
  if (!result.ok) throw new Error(`${name}\n${result.problems.join('\n')}`)
  return result.guide
}

const editions = readdirSync(new URL('guides/', content))
  .filter((name) => name.endsWith('.es.md'))
  .map((name) => ({ name, spanish: guideOf(name), english: guideOf(name.replace('.es.', '.en.')) }))

const drugs = drugNames(parseGlossary(read('glossary.en.yaml')))
const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
const wordsIn = ({ heading, keyPoint, body }: GuideSection) => [heading, keyPoint, body].join('\n')
const numbersIn = (text: string) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted()

/** What a translation may not differ in */
const shapeOf = ({ sections }: GuideFile) =>
  sections.map((section) => ({
    id: section.id,
    passages: section.passages.map(({ id, kind }) => ({ id, kind })),
    pictures: section.pictures.map(({ name }) => name),
    sources: citedSources(wordsIn(section)),
    numbers: numbersIn(wordsIn(section).replaceAll(/\[\^[^\]]*\]/g, '')),
  }))

const checksOf = ({ checks }: GuideFile) =>
  checks.map(({ id, section, passage, topic, question, options }) => ({
    ...{ id, section, passage },
    options: options.map((option) => ({ id: option.id, correct: option.correct })),
    numbers: numbersIn(JSON.stringify([topic, question, options.map((o) => [o.text, o.explanation])])),
  }))

const factsOf = ({ id, version, order, minutes, nextGuides, suggests, sources }: GuideFile) => ({
  ...{ id, version, order, minutes, nextGuides, suggests, sources },
})

describe.each(editions)('$name', ({ spanish, english }) => {
  it('has the sections, passages, pictures, sources and numbers of the English guide', () => {
    expect(spanish.language).toBe('es')
    expect(factsOf(spanish)).toEqual(factsOf(english))
    expect(shapeOf(spanish)).toEqual(shapeOf(english))
    expect(checksOf(spanish)).toEqual(checksOf(english))
  })

  it('is no older than the English guide: compare what differs here, then write its new hash', () => {
    const now = english.sections.map((section) => [section.id, hashOf(wordsIn(section))])
    expect(spanish.translates).toEqual({ ...Object.fromEntries(now), checks: hashOf(english.checks) })
  })

  it('reads rather easily', () => {
    const lines = spanish.sections.flatMap(({ keyPoint, body }) => [
      ...proseLines(keyPoint ?? ''),
      ...proseLines(body),
    ])
    const texts = lines.filter(({ kind }) => kind !== 'heading').map(({ text }) => text)
    expect(perspicuity(texts, drugs)).toBeGreaterThanOrEqual(66)
  })
})

it.each([
  ['que', 1],
  ['guía', 2],
  ['piel', 1],
  ['eczema', 3],
  ['picazón', 3],
  ['día', 2],
  ['muy', 1],
  ['médico', 3],
  ['peor', 2],
])('%s has %i syllables', (word, count) => {
  expect(spanishSyllables(word)).toBe(count)
})
