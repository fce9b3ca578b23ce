import type { Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { isPassage } from './rich-passages'

/** What a chosen block of a kind holds; null where none is chosen */
export function chosenBlock({ state: { selection } }: Editor, kind: string): ProseNode['attrs'] | null {
  const isChosen = selection instanceof NodeSelection && selection.node.type.name === kind
  return isChosen ? selection.node.attrs : null
}

/** A block that is chosen, if it is of this kind, with other attributes; else a new one, as `putBlock` puts it */
export function putChosenBlock(editor: Editor, kind: string, attrs: ProseNode['attrs']): void {
  const { state, view } = editor
  const type = state.schema.nodes[kind]
  if (!type) return
  if (chosenBlock(editor, kind)) view.dispatch(state.tr.setNodeMarkup(state.selection.from, undefined, attrs))
  else putBlock(editor, type.create(attrs))
}

/** A block after the line or the block where the cursor stands, or in place of an empty line */
export function putBlock({ state, view }: Editor, block: ProseNode): void {
  const { selection } = state
  const { $from } = selection
  const holder = $from.depth > 0 && isPassage($from.node(1)) ? 1 : 0
  // between blocks, or one of them chosen whole
  if ($from.depth <= holder) {
    const at = selection instanceof NodeSelection ? selection.to : selection.from
    view.dispatch(goOnAfter(state.tr.insert(at, block), at + block.nodeSize))
    return
  }
  const line = $from.node(holder + 1)
  const isEmptyLine = line.type.name === 'paragraph' && line.content.size === 0
  const [before, after] = [$from.before(holder + 1), $from.after(holder + 1)]
  const tr = isEmptyLine ? state.tr.replaceWith(before, after, block) : state.tr.insert(after, block)
  view.dispatch(goOnAfter(tr, (isEmptyLine ? before : after) + block.nodeSize))
}

const goOnAfter = (tr: Editor['state']['tr'], at: number) =>
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView()
