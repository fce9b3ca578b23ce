import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GuideFile, parseGuideFile } from '@/lib/guide/guide-file'
import { fileText, guideText } from '@/lib/guide/guide-text'

const guides = new URL('../../content/guides/', import.meta.url)
const shipped = readdirSync(guides).map((name) => ({
  name,
  text: readFileSync(new URL(name, guides), 'utf8'),
}))

function read(text: string): GuideFile {
  const result = parseGuideFile(text)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.guide
}

describe('guideText', () => {
  it.each(shipped)('writes $name as what it reads back', ({ text }) => {
    const guide = read(text)
    expect(read(guideText(guide))).toEqual(guide)
  })

  it('loses nothing of any guide', () => {
    fc.assert(
      fc.property(anyGuide, (text) => {
        const guide = read(text)
        const written = guideText(guide)
        expect(read(written)).toEqual(guide)
        expect(guideText(read(written))).toBe(written)
      }),
      { numRuns: 40 },
    )
  })
})

const words = fc
  .array(
    fc.constantFrom(
      ...[
        'Skin',
        'itch',
        '*often*',
        '**now**',
        '10.30',
        '“so”',
        '`x`',
        'a\\*b',
        '3 < 4',
        'é',
        '皮',
        '---',
        'a - b',
      ],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((some) => `Word ${some.join(' ')}`)

const block = fc.oneof(
  words.map((text) => `${text}.[^one]`),
  fc.array(words, { minLength: 1, maxLength: 4 }).map((items) => items.map((one) => `- ${one}`).join('\n')),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((one, at) => `${at + 1}. ${one}\n   - ${one}`).join('\n')),
  words.map((text) => `### ${text}`),
  words.map((text) => `> ${text}`),
  words.map((text) => `    ${text}\n    more`),
  words.map((text) => `~~~\n${text}\n\n## not a section\n~~~`),
  words.map((text) => `| a | b |\n| --- | --- |\n| ${text} | ${text} |`),
  words.map((text) => `::picture{name="arm" alt="${text.replaceAll('"', '')}"}`),
  fc.constant('***'),
)

const kept = fc.tuple(fc.constantFrom('passage', 'safety'), fc.array(block, { minLength: 1, maxLength: 3 }))

const section = fc.record({
  heading: words,
  key: fc.option(fc.array(block, { minLength: 1, maxLength: 2 })),
  blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
  kept: fc.array(kept, { maxLength: 2 }),
})

/** YAML has to carry whatever a person types */
const typed = fc.oneof(
  words,
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.trim())
    .filter((text) => text !== ''),
  fc.constantFrom(
    'null',
    '1.0',
    '---',
    '- a',
    'a: b',
    '# no',
    'one\n---\ntwo',
    '"x',
    "it's",
    '&a *a',
    '2026-11-02',
  ),
)

const anyGuide = fc
  .tuple(fc.array(section, { minLength: 1, maxLength: 4 }), typed, typed, typed)
  .map(([sections, title, question, note]) => {
    const written = sections.map(({ heading, key, blocks, kept: blocksKept }, at) => ({
      id: `part-${at}`,
      heading,
      keyPoint: key?.join('\n\n') ?? null,
      body: [
        ...blocks,
        ...blocksKept.map(([kind, some], of) => `:::${kind}{#kept-${at}-${of}}\n${some.join('\n\n')}\n:::`),
        ':::passage{#answer-'.concat(`${at}}\nThe answer.[^one]\n:::`),
      ].join('\n\n'),
    }))
    return fileText(metaOf(title, question, note), written)
  })

const metaOf = (title: string, question: string, note: string) => ({
  ...{ id: 'any-guide', title, summary: title, language: 'en', version: '1.0.0', order: 1, minutes: 2 },
  ...{
    lastReviewed: '2026-11-02',
    reviewer: note,
    nextGuides: ['other'],
    suggests: [],
    reviewerNotes: [note],
  },
  sources: [{ id: 'one', title, publisher: note, year: null, url: 'https://example.org/a#b' }],
  checks: ['first', 'second'].map((id) => ({
    ...{ id, section: 'part-0', passage: 'answer-0', topic: title, question },
    options: [
      { id: 'yes', text: note, correct: true, explanation: question },
      { id: 'no', text: question, explanation: note },
    ],
  })),
})
