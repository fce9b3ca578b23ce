import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditorDocument } from '@/lib/guide-draft/editor-document'
import { editorText } from '@/lib/guide-draft/editor-reading'
import { markdownOf } from '@/lib/guide-draft/editor-writing'
import { held, nasty } from './rich-written.fixtures'

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
