import { type Editor, Extension } from '@tiptap/core'
import { NodeRange, type Node as ProseNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'

type Kind = 'passage' | 'safety'

export const isPassage = (node: ProseNode): boolean =>
  node.type.name === 'passage' || node.type.name === 'safety'

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
