import type { Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { putBlock } from './rich-blocks'

export type TableAt = { at: number; table: ProseNode; row: number; column: number }

/** The cell that the cursor is in; null outside a table */
export function tableAt({ state }: { state: EditorState }): TableAt | null {
  const { $from } = state.selection
  for (let depth = $from.depth - 2; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table')
      return {
        ...{ at: $from.before(depth), table: $from.node(depth) },
        ...{ row: $from.index(depth), column: $from.index(depth + 1) },
      }
  return null
}

export function putTable(editor: Editor, rows: number, columns: number): void {
  const { schema } = editor.state
  const { tableCell, tableRow, table } = schema.nodes
  if (!tableCell || !tableRow || !table) return
  const row = () =>
    tableRow.create(
      null,
      Array.from({ length: columns }, () => tableCell.create()),
    )
  const made = table.create(null, Array.from({ length: rows }, row))
  putBlock(editor, made)
  // writing begins in its first cell
  editor.state.doc.descendants((node, at) => {
    if (node === made) selectCell(editor, at, 0, 0)
  })
}

export type TableChange = 'row-below' | 'column-after' | 'remove-row' | 'remove-column' | 'remove-table'

/** The first row is always that of the headings: where it goes, the next takes its place */
export function changeTable(editor: Editor, change: TableChange): void {
  const found = tableAt(editor)
  if (!found) return
  const { at, table, row, column } = found
  const { state, view } = editor
  const cells = rowsOf(table)
  const [height, width] = [cells.length, cells[0]?.length ?? 0]
  const isLast = (change === 'remove-row' && height === 1) || (change === 'remove-column' && width === 1)
  if (change === 'remove-table' || isLast) {
    const tr = state.tr.delete(at, at + table.nodeSize)
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView())
    return
  }
  const empty = () => state.schema.nodes.tableCell?.create() as ProseNode
  const changed = {
    'row-below': () => cells.toSpliced(row + 1, 0, Array.from({ length: width }, empty)),
    'column-after': () => cells.map((line) => line.toSpliced(column + 1, 0, empty())),
    'remove-row': () => cells.toSpliced(row, 1),
    'remove-column': () => cells.map((line) => line.toSpliced(column, 1)),
  }[change]()
  const lines = changed.map((line) => state.schema.nodes.tableRow?.create(null, line) as ProseNode)
  view.dispatch(state.tr.replaceWith(at, at + table.nodeSize, table.type.create(null, lines)))
  const [down, right] = { 'row-below': [1, 0], 'column-after': [0, 1] }[change as string] ?? [0, 0]
  selectCell(editor, at, row + (down ?? 0), column + (right ?? 0))
}

/** Along a column; below the last row a new one is begun */
export function goDown(editor: Editor): boolean {
  const found = tableAt(editor)
  if (!found) return false
  if (found.row === found.table.childCount - 1) changeTable(editor, 'row-below')
  else selectCell(editor, found.at, found.row + 1, found.column)
  return true
}

/** At the end of what stands in the cell, or of the nearest there is */
function selectCell({ state, view }: Editor, at: number, row: number, column: number): void {
  const table = state.doc.nodeAt(at)
  if (!table) return
  const rowIndex = Math.min(row, table.childCount - 1)
  let place = at + 1
  for (let index = 0; index < rowIndex; index++) place += table.child(index).nodeSize
  const line = table.child(rowIndex)
  place += 1
  const cellIndex = Math.min(column, line.childCount - 1)
  for (let index = 0; index <= cellIndex; index++) place += line.child(index).nodeSize
  const tr = state.tr.setSelection(TextSelection.create(state.doc, place - 1))
  view.dispatch(tr.scrollIntoView())
}

const rowsOf = (table: ProseNode): ProseNode[][] => table.children.map((row) => [...row.children])
