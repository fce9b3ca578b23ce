import { type Editor, Extension } from '@tiptap/core'
import { NodeRange, type Node as ProseNode } from '@tiptap/pm/model'
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'

type Kind = 'passage' | 'safety'

const isPassage = (node: ProseNode): boolean => node.type.name === 'passage' || node.type.name === 'safety'

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Checks and recalls know a passage by its name, which nobody has to think up */
const freshName = (kind: string): string =>
  `${kind}-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join('')}`

/** The chosen lines become a passage or safety text, change from one to the other, or are plain lines again */
export function togglePassage(editor: Editor, kind: Kind): void {
  const { state, view } = editor
  const { $from, $to } = state.selection
  const around = $from.depth > 0 ? $from.node(1) : null
  const type = state.schema.nodes[kind]
  if (!type) return
  if (around && isPassage(around)) {
    const at = $from.before(1)
    const inside = state.doc.resolve(at + 1).blockRange(state.doc.resolve(at + around.nodeSize - 1))
    if (around.type !== type) view.dispatch(state.tr.setNodeMarkup(at, type, around.attrs))
    else if (inside) view.dispatch(state.tr.lift(inside, 0))
    return
  }
  const range = new NodeRange($from, $to, 0)
  let isPlain = true
  for (let index = range.startIndex; index < range.endIndex; index++)
    if (isPassage(state.doc.child(index))) isPlain = false
  if (isPlain)
    view.dispatch(state.tr.wrap(range, [{ type, attrs: { id: freshName(kind) } }]).scrollIntoView())
}

/** A block after the line where the cursor stands, or in place of an empty one; the chosen picture is changed */
export function putPicture(editor: Editor, attrs: { name: string; alt: string }): void {
  const { state, view } = editor
  const { selection } = state
  const picture = state.schema.nodes.picture?.create(attrs)
  if (!picture) return
  if (selection instanceof NodeSelection && selection.node.type === picture.type) {
    view.dispatch(state.tr.setNodeMarkup(selection.from, undefined, attrs))
    return
  }
  const { $from } = selection
  const holder = $from.depth > 0 && isPassage($from.node(1)) ? 1 : 0
  if ($from.depth <= holder) {
    view.dispatch(state.tr.replaceSelectionWith(picture))
    return
  }
  const line = $from.node(holder + 1)
  const isEmptyLine = line.type.name === 'paragraph' && line.content.size === 0
  const tr = isEmptyLine
    ? state.tr.replaceWith($from.before(holder + 1), $from.after(holder + 1), picture)
    : state.tr.insert($from.after(holder + 1), picture)
  const end = isEmptyLine ? $from.before(holder + 1) : $from.after(holder + 1)
  // writing goes on after it
  const after = Math.min(end + picture.nodeSize, tr.doc.content.size)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after))).scrollIntoView())
}

/** Text that is copied brings its name along: the second of two with one name gets another */
export const PassageNames = Extension.create({
  name: 'passageNames',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null
        const known = new Set<unknown>([''])
        const { tr } = state
        state.doc.forEach((node, at) => {
          if (!isPassage(node)) return
          if (known.has(node.attrs.id)) tr.setNodeMarkup(at, undefined, { id: freshName(node.type.name) })
          known.add(node.attrs.id)
        })
        return tr.docChanged ? tr : null
      },
    }),
  ],
})
