import { Node } from '@tiptap/core'
import { Fragment, type Node as ProseNode, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { goDown, tableAt } from './rich-table-edit'

/** A table as Markdown has it: rows of one length, the first of them headings, in each cell a line */
export const Table = Node.create({
  name: 'table',
  ...{ group: 'block', content: 'tableRow+', isolating: true, allowGapCursor: false },
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', { class: 'w-full border-collapse' }, ['tbody', 0]],
  addProseMirrorPlugins: () => [rectangular, headings],
})

export const TableRow = Node.create({
  name: 'tableRow',
  ...{ content: 'tableCell+', allowGapCursor: false },
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

export const TableCell = Node.create({
  name: 'tableCell',
  ...{ content: '(text | citation)*', isolating: true, priority: 200 },
  parseHTML: () => [
    { tag: 'td', contentElement: flat },
    { tag: 'th', contentElement: flat },
  ],
  renderHTML: () => ['td', { class: 'border border-rule px-1 py-0.5 align-top' }, 0],
  addKeyboardShortcuts() {
    const isHere = () => tableAt(this.editor) !== null
    return {
      Enter: () => isHere() && goDown(this.editor),
      // a cell is one line
      'Shift-Enter': isHere,
      'Mod-Enter': isHere,
    }
  },
  addProseMirrorPlugins: () => [pasteAsLine],
})

/** What is pasted into a table from elsewhere has paragraphs in its cells */
function flat(cell: globalThis.Node): HTMLElement {
  const element = cell as HTMLElement
  if (!element.querySelector('p, div, li, br, table, h1, h2, h3, h4')) return element
  const line = element.ownerDocument.createElement('td')
  line.textContent = [...element.childNodes].map(({ textContent }) => textContent?.trim()).join(' ')
  return line
}

/** Whatever was pasted or deleted, the rows of a table are as long as its longest */
const rectangular = new Plugin({
  appendTransaction: (transactions, _, state) =>
    transactions.some(({ docChanged }) => docChanged) ? evened(state) : null,
})

export function evened({ doc, schema, tr }: EditorState): Transaction | null {
  const short: { at: number; by: number }[] = []
  doc.descendants((table, from) => {
    if (table.type.name !== 'table') return
    const width = Math.max(...table.children.map(({ childCount }) => childCount))
    table.forEach((row, offset) => {
      const by = width - row.childCount
      if (by > 0) short.push({ at: from + 1 + offset + row.nodeSize - 1, by })
    })
  })
  for (const { at, by } of short.toReversed())
    tr.insert(
      at,
      Array.from({ length: by }, () => schema.nodes.tableCell?.create() as ProseNode),
    )
  return tr.docChanged ? tr : null
}

/** The first row's cells, told as what they are */
const headings = new Plugin({
  props: {
    decorations: ({ doc }) => {
      const found: Decoration[] = []
      doc.descendants((table, at) => {
        if (table.type.name !== 'table') return
        table.firstChild?.forEach((cell, offset) => {
          const from = at + 2 + offset
          found.push(
            Decoration.node(from, from + cell.nodeSize, { role: 'columnheader', class: 'font-bold bg-wash' }),
          )
        })
      })
      return DecorationSet.create(doc, found)
    },
  },
})

/** Into a cell goes what a line can hold: lines and blocks become one, with blanks between */
const pasteAsLine = new Plugin({
  props: {
    // words that were copied in a cell come with the table around them
    transformPasted: (slice) => {
      const row = slice.content.childCount === 1 ? slice.content.firstChild?.firstChild : null
      const isCell = row?.type.name === 'tableRow' && slice.content.firstChild?.childCount === 1
      const line = isCell && row.childCount === 1 ? row.firstChild?.content : undefined
      const paragraph = row?.type.schema.nodes.paragraph
      return line && paragraph ? new Slice(Fragment.from(paragraph.create(null, line)), 1, 1) : slice
    },
    handlePaste: (view, _, slice) => {
      if (!tableAt(view)) return false
      const { tr, selection } = view.state
      const [from, line] = [selection.from, lineOf(slice)]
      view.dispatch(tr.deleteSelection().insert(from, line).scrollIntoView())
      return true
    },
  },
})

function lineOf({ content }: Slice): ProseNode[] {
  const found: ProseNode[] = []
  let isApart = false
  content.descendants((node) => {
    if (!node.isText && node.type.name !== 'citation') {
      isApart = true
      return
    }
    if (isApart && found.length > 0) found.push(node.type.schema.text(' '))
    found.push(node)
    isApart = false
  })
  return found
}
