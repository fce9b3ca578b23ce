import { getSchema } from '@tiptap/core'
import { expect, it } from 'vitest'
import { richSchema } from './rich-schema'

const schema = getSchema(richSchema())

it('has no link, no style and no markup of its own', () => {
  expect(Object.keys(schema.marks).toSorted()).toEqual(['bold', 'italic'])
  expect(Object.keys(schema.nodes).toSorted()).toEqual(
    [
      ...['doc', 'paragraph', 'text', 'heading', 'hardBreak', 'bulletList', 'orderedList', 'listItem'],
      ...['citation', 'picture', 'raw', 'passage', 'safety'],
    ].toSorted(),
  )
})

it.each(['passage in a passage', 'list item with a picture', 'link'])('refuses a %s', (what) => {
  const line = { type: 'paragraph' }
  const wrong = {
    'passage in a passage': { type: 'safety', content: [{ type: 'passage', content: [line] }] },
    'list item with a picture': {
      ...{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'picture' }] }] },
    },
    link: { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'link' }] }] },
  }[what]
  expect(() => schema.nodeFromJSON({ type: 'doc', content: [wrong] }).check()).toThrow()
})
