import { readdirSync, readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { foreignProblems } from '@/lib/guide/guide-foreign'
import type {
  EditorBlock,
  EditorDocument,
  EditorInline,
  EditorMark,
  EditorParagraph,
} from '@/lib/guide-draft/editor-document'
import { tidyInline } from '@/lib/guide-draft/editor-inline'
import { editorText } from '@/lib/guide-draft/editor-reading'
import { markdownOf } from '@/lib/guide-draft/editor-writing'
import { sectionRead } from '@/lib/guide-draft/section-text'
import { richSchema } from './rich-schema'

const guides = new URL('../../../content/guides/', import.meta.url)
const texts = readdirSync(guides).flatMap((name) => {
  const read = parseGuideFile(readFileSync(new URL(name, guides), 'utf8'))
  if (!read.ok) throw new Error(name)
  return read.guide.sections.flatMap(({ id, body, keyPoint }) => [
    { name: `${name} ${id}`, text: body },
    { name: `${name} ${id}, key point`, text: keyPoint ?? '' },
  ])
})

const held = (markdown: string) => {
  const read = editorText(markdown)
  if (!read) throw new Error('not offered')
  return read
}

describe('every part that ships', () => {
  it.each(texts)('$name is held, nothing of it raw, and comes back sign for sign', ({ text }) => {
    const { document, spellings } = held(text)
    expect(JSON.stringify(document)).not.toContain('"raw"')
    expect(markdownOf(document, spellings)).toBe(text)
    expect(markdownOf(document)).toBe(text)
  })
})

const nasty = fc.constantFrom(
  ...[
    'Call us',
    'a',
    '*',
    '**',
    '_',
    '_x_',
    '#',
    '# x',
    '## Two {#two}',
    '-',
    '- x',
    '1.',
    '1. x',
    '>',
    '`',
    '```',
    '~~~',
  ],
  ...[
    '~x~',
    '[a](b)',
    '(b)',
    'nhs.uk',
    'https://nhs.uk',
    'a@b.org',
    '![a](b)',
    '[^',
    '[^fda]',
    '[x]: y',
    ':::',
    ':::safety{#a}',
    '::picture{name="a"}',
    ':x',
    '10:30',
  ],
  ...[
    '<b>',
    '<!-- -->',
    '&amp;',
    '\\',
    '|',
    '| a | b |',
    '---',
    '===',
    '+',
    '{#id}',
    'é',
    '🌡️',
    '“q”',
    '.',
    '!',
    ' ',
    '  ',
  ],
)
const words = fc
  .array(nasty, { minLength: 1, maxLength: 5 })
  .chain((parts) => fc.constantFrom('', ' ').map((between) => parts.join(between)))
const link = fc
  .constantFrom(
    'https://example.org/',
    'https://example.org',
    'https://www.example.org/a_(b)*c*?x=1&amp=2&copy=3#:~:text=a',
    "https://example.org/a:b!$'(c)*+,;=(@/?#",
    'https://xn--espaa-rta.example/%C3%B1',
  )
  .map((href): EditorMark => ({ type: 'link', attrs: { href } }))
const emphasis = fc.subarray<EditorMark>([{ type: 'bold' }, { type: 'italic' }])
const marks = fc
  .tuple(emphasis, fc.option(link, { freq: 4 }))
  .map(([some, one]): EditorMark[] => (one ? [...some, one] : some))
const inline: fc.Arbitrary<EditorInline> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('text' as const), text: words, marks }) },
  { weight: 1, arbitrary: fc.constant<EditorInline>({ type: 'hardBreak' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('citation' as const),
      attrs: fc.record({ id: fc.constantFrom('fda', 'nice-ta814') }),
      marks,
    }),
  },
)
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map(tidyInline)
const filled = line.filter((content) => content.length > 0)
const paragraph: fc.Arbitrary<EditorParagraph> = filled.map((content) => ({ type: 'paragraph', content }))
const withoutLink = ({ marks: some = [], ...inline }: EditorInline): EditorInline => ({
  ...inline,
  marks: some.filter(({ type }) => type !== 'link'),
})
const heading = filled
  .map((content) => tidyInline(content.filter(({ type }) => type !== 'hardBreak').map(withoutLink)))
  .filter((content) => content.length > 0)
  .map((content): EditorBlock => ({ type: 'heading', attrs: { level: 3 }, content }))
type List = Extract<EditorBlock, { type: 'bulletList' | 'orderedList' }>
const { list } = fc.letrec<{ list: List }>((tie) => {
  const deeper = fc.oneof({ maxDepth: 2, depthIdentifier: 'list' }, paragraph, tie('list'))
  const item = fc.tuple(paragraph, fc.array(deeper, { maxLength: 1 })).map(([first, more]) => ({
    ...{ type: 'listItem' as const, content: [first, ...more] },
  }))
  const content = fc.array(item, { minLength: 1, maxLength: 3 })
  return {
    list: fc.oneof(
      content.map((items): List => ({ type: 'bulletList', content: items })),
      fc
        .tuple(content, fc.constantFrom(1, 4))
        .map(([items, start]): List => ({ type: 'orderedList', attrs: { start }, content: items })),
    ),
  }
})
const picture = fc
  .record({ name: fc.constantFrom('jak-signal'), alt: words })
  .map((attrs): EditorBlock => ({ type: 'picture', attrs }))
const risk = fc
  .record({ of: fc.constantFrom('100', '1000', '7', ''), what: words, groups: words })
  .map((attrs): EditorBlock => ({ type: 'risk', attrs }))
const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: line.map((content) => tidyInline(content.filter(({ type }) => type !== 'hardBreak'))),
  },
  { weight: 1, arbitrary: fc.constant<EditorInline[]>([]) },
)
const table = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
  )
  .filter((rows) => rows.flat(2).length > 0)
  .map(
    (rows): EditorBlock => ({
      type: 'table',
      content: rows.map((row) => ({
        type: 'tableRow',
        content: row.map((content) => ({ type: 'tableCell', ...(content.length > 0 && { content }) })),
      })),
    }),
  )
const plain = fc.oneof(paragraph, heading, list, picture, risk, table)
const passage = fc
  .record({
    type: fc.constantFrom('passage' as const, 'safety' as const),
    attrs: fc.record({ id: fc.constantFrom('fever', 'call-today') }),
    content: fc.array(plain, { minLength: 1, maxLength: 3 }),
  })
  .map((block) => block as EditorBlock)
const written = fc
  .array(fc.oneof(plain, passage), { minLength: 1, maxLength: 4 })
  .map((content): EditorDocument => ({ type: 'doc', content }))

describe('what is written in the editor', () => {
  it('comes back from its Markdown as it was, whatever signs it has', () => {
    fc.assert(
      fc.property(written, (document) => {
        expect(held(markdownOf(document)).document).toEqual(document)
      }),
      { numRuns: 200 },
    )
  })

  it('is what its schema holds', () => {
    const schema = getSchema(richSchema())
    fc.assert(
      fc.property(written, (document) => schema.nodeFromJSON(document).check()),
      { numRuns: 200 },
    )
  })

  it('can be saved, or is refused as the same words typed as Markdown are', () => {
    fc.assert(
      fc.property(written, (document) => {
        const body = markdownOf(document)
        const read = sectionRead({ id: 'a', heading: 'A', keyPoint: null, body })
        if (read.ok) expect(read.section.body).toBe(body)
        else
          expect(foreignProblems(body).join() + JSON.stringify(read.errors)).toMatch(
            /link|bare|mail address|20 times/,
          )
      }),
      { numRuns: 200 },
    )
  })

  it('has bold, lists and blocks in the signs that the guides are written in', () => {
    const text = (words: string, marks?: EditorMark[]): EditorInline => ({
      ...{ type: 'text', text: words },
      ...(marks && { marks }),
    })
    expect(
      markdownOf({
        type: 'doc',
        content: [
          { type: 'paragraph', content: [text('It is '), text('not ', [{ type: 'bold' }]), text('a cure.')] },
          {
            type: 'safety',
            attrs: { id: 'call-today' },
            content: [
              {
                type: 'paragraph',
                content: [text('Call at 10:30.'), { type: 'citation', attrs: { id: 'fda' } }],
              },
              { type: 'picture', attrs: { name: 'hand', alt: 'A "hand"' } },
            ],
          },
          { type: 'paragraph' },
        ],
      }),
    ).toBe(
      'It is **not** a cure.\n\n:::safety{#call-today}\nCall at 10\\:30.[^fda]\n\n::picture{name="hand" alt="A &#x22;hand&#x22;"}\n:::',
    )
  })
})

describe('Markdown that the editor has no form for', () => {
  it.each([
    ['a table with aligned columns', '| a | b |\n| - | -: |\n| 1 | 2 |'],
    ['a table with code', '| a | b |\n| - | - |\n| `1` | 2 |'],
    ['code', 'Write `x`.'],
    ['a script', '<script>alert(1)</script>'],
    ['a script in a line', 'A <script>alert(1)</script>'],
    ['a link that runs', '[a](javascript:alert(1))'],
    ['a link with a title', '[a](https://example.org/ "b")'],
    ['a link around a source', '[a[^fda]](https://example.org/)'],
    ['a link in a heading', '### [a](https://example.org/)'],
    ['a picture from elsewhere', '![a](data:text/html,x)'],
    ['a definition', '[^fda]: Words.'],
    ['a quote', '> Words.'],
    ['a risk with more than it has', '::risk{of="100" what="A" groups="1 of 100" style="x"}'],
    ['a block of another kind', ':::note\nWords.\n:::'],
    ['a large heading', '# Words'],
    ['a passage with more than a name', ':::passage{#a .wide}\nWords.\n:::'],
    ['a list to tick', '- [ ] one'],
  ])('%s stays as it is, untouched, between what can be written', (_, foreign) => {
    const text = `Before.\n\n${foreign}\n\nAfter.`
    const { document, spellings } = held(text)
    expect(document.content[1]).toEqual({ type: 'raw', attrs: { markdown: foreign } })
    expect(markdownOf(document, spellings)).toBe(text)
    const [first, ...rest] = document.content
    const added: EditorDocument = {
      type: 'doc',
      content: [first, first, ...rest].flatMap((one) => one ?? []),
    }
    expect(markdownOf(added, spellings)).toBe(`Before.\n\n${text}`)
  })

  it('and a spelling that is not ours stays where nothing was written', () => {
    const text = '* one\n* two\n\n__bold__ words\nin two lines\n\nOther words.'
    const { document, spellings } = held(text)
    expect(JSON.stringify(document)).not.toContain('"raw"')
    expect(markdownOf(document, spellings)).toBe(text)
  })

  it('is never lost: what would not come back is not offered', () => {
    const sign = fc.oneof(nasty, fc.constantFrom('\n', '\n\n', '\n- ', '    '))
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const text = signs.join('')
        const read = editorText(text)
        const signsOf = (markdown: string) => markdown.replace(/\s+/g, '')
        if (read) expect(signsOf(markdownOf(read.document, read.spellings))).toBe(signsOf(text))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['1 MB', 'a '.repeat(500_000)],
    ['10,000 nested lists', `${'- '.repeat(10_000)}a`],
    ['10,000 open blocks', ':::safety{#a}\n'.repeat(10_000)],
    ['10,000 signs of bold', '*'.repeat(10_000)],
  ])('%s is not offered to it at all', (_, text) => {
    expect(editorText(text)).toBeNull()
  })
})
