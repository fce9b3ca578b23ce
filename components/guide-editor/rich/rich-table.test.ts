import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { richSchema } from './rich-schema'
import { evened } from './rich-table'
import { tableAt } from './rich-table-edit'

const schema = getSchema(richSchema())
const stateOf = (rows: readonly (readonly string[])[]) =>
  EditorState.create({
    doc: schema.nodeFromJSON({
      type: 'doc',
      content: [
        {
          type: 'table',
          content: rows.map((row) => ({
            type: 'tableRow',
            content: row.map((text) => ({
              ...{ type: 'tableCell', ...(text !== '' && { content: [{ type: 'text', text }] }) },
            })),
          })),
        },
        { type: 'paragraph' },
      ],
    }),
  })
const cellsOf = ({ doc }: EditorState) =>
  doc.firstChild?.children.map((row) => row.children.map(({ textContent }) => textContent))

it('a table whose rows came out uneven is made even, with nothing lost', () => {
  const state = stateOf(
    [['a', 'b', 'c'], ['1'], [], ['2', '3', '4']].map((row) => (row.length > 0 ? row : [''])),
  )
  const tr = evened(state)
  expect(tr && cellsOf(state.apply(tr))).toEqual([
    ['a', 'b', 'c'],
    ['1', '', ''],
    ['', '', ''],
    ['2', '3', '4'],
  ])
  expect(
    evened(
      stateOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ),
  ).toBeNull()
})

it('what is deleted across cells leaves a table that Markdown can hold', () => {
  const state = stateOf([
    ['ab', 'cd', 'ef'],
    ['gh', 'ij', 'kl'],
  ])
  const places: number[] = []
  state.doc.descendants((node, at) => {
    if (node.isText) places.push(at)
  })
  for (const from of places)
    for (const to of places.filter((one) => one > from)) {
      const chosen = state.apply(
        state.tr.setSelection(TextSelection.create(state.doc, from + 1, to + 1)).deleteSelection(),
      )
      const tr = evened(chosen)
      const left = tr ? chosen.apply(tr) : chosen
      left.doc.check()
      const widths = left.doc.firstChild?.children.map(({ childCount }) => childCount) ?? []
      expect(new Set(widths).size).toBe(1)
      expect(left.doc.childCount).toBe(2)
    }
})

it('knows which cell the cursor is in, and that a line of text is none', () => {
  const state = stateOf([
    ['ab', 'cd'],
    ['gh', 'ij'],
  ])
  let at = 0
  state.doc.descendants((node, place) => {
    if (node.text === 'ij') at = place
  })
  const inside = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))
  expect(tableAt({ state: inside })).toMatchObject({ at: 0, row: 1, column: 1 })
  const outside = state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)))
  expect(tableAt({ state: outside })).toBeNull()
})
