import { getSchema } from '@tiptap/core'
import { expect, it } from 'vitest'
import { richSchema } from './rich-schema'

const schema = getSchema(richSchema())

it('has no style and no markup of its own, and a line no link', () => {
  expect(Object.keys(schema.marks).toSorted()).toEqual(['bold', 'italic', 'link'])
  expect(Object.keys(getSchema(richSchema({}, 'line')).marks)).not.toContain('link')
  expect(Object.keys(schema.nodes).toSorted()).toEqual(
    [
      ...['doc', 'paragraph', 'text', 'heading', 'hardBreak', 'bulletList', 'orderedList', 'listItem'],
      ...['citation', 'picture', 'risk', 'raw', 'table', 'tableRow', 'tableCell', 'passage', 'safety'],
    ].toSorted(),
  )
})

it.each(['passage in a passage', 'list item with a picture', 'link in a heading'])('refuses a %s', (what) => {
  const line = { type: 'paragraph' }
  const wrong = {
    'passage in a passage': { type: 'safety', content: [{ type: 'passage', content: [line] }] },
    'list item with a picture': {
      ...{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'picture' }] }] },
    },
    'link in a heading': {
      ...{ type: 'heading', attrs: { level: 3 } },
      content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'https://a.org/' } }] }],
    },
  }[what]
  expect(() => schema.nodeFromJSON({ type: 'doc', content: [wrong] }).check()).toThrow()
})
