import fc from 'fast-check'
import type {
  EditorBlock,
  EditorDocument,
  EditorInline,
  EditorMark,
  EditorParagraph,
} from '@/lib/guide-draft/editor-document'
import { tidyInline } from '@/lib/guide-draft/editor-inline'
import { editorText } from '@/lib/guide-draft/editor-reading'

export const held = (markdown: string) => {
  const read = editorText(markdown)
  if (!read) throw new Error('not offered')
  return read
}

/** Words and signs that mean something in Markdown */
export const nasty = fc.constantFrom(
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
/** Any document that can be written in the editor */
export const written = fc
  .array(fc.oneof(plain, passage), { minLength: 1, maxLength: 4 })
  .map((content): EditorDocument => ({ type: 'doc', content }))
