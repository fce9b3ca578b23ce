import { readdirSync, readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { foreignProblems } from '@/lib/guide/guide-foreign'
import type { EditorInline, EditorMark } from '@/lib/guide-draft/editor-document'
import { markdownOf } from '@/lib/guide-draft/editor-writing'
import { sectionRead } from '@/lib/guide-draft/section-text'
import { richSchema } from './rich-schema'
import { held, written } from './rich-written.fixtures'

const guides = new URL('../../../content/guides/', import.meta.url)
const texts = readdirSync(guides).flatMap((name) => {
  const read = parseGuideFile(readFileSync(new URL(name, guides), 'utf8'))
  if (!read.ok) throw new Error(name)
  return read.guide.sections.flatMap(({ id, body, keyPoint }) => [
    { name: `${name} ${id}`, text: body },
    { name: `${name} ${id}, key point`, text: keyPoint ?? '' },
  ])
})

describe('every part that ships', () => {
  it.each(texts)('$name is held, nothing of it raw, and comes back sign for sign', ({ text }) => {
    const { document, spellings } = held(text)
    expect(JSON.stringify(document)).not.toContain('"raw"')
    expect(markdownOf(document, spellings)).toBe(text)
    expect(markdownOf(document)).toBe(text)
  })
})

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
