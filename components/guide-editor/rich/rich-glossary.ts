import { Extension } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Words that the glossary explains to the reader are underlined; the text itself is not changed by it */
export const GlossaryWords = Extension.create<{ pattern: string }>({
  name: 'glossaryWords',
  addOptions: () => ({ pattern: '' }),
  addProseMirrorPlugins() {
    const { pattern } = this.options
    if (pattern === '') return []
    const words = new RegExp(pattern, 'giu')
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => underlined(doc, words),
          apply: (tr, before) => (tr.docChanged ? underlined(tr.doc, words) : before),
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
      }),
    ]
  },
})

function underlined(doc: ProseNode, words: RegExp): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    for (const match of node.isText ? (node.text ?? '').matchAll(words) : [])
      found.push(
        Decoration.inline(at + match.index, at + match.index + match[0].length, {
          class: 'underline decoration-dotted decoration-2 underline-offset-4',
          title: 'The glossary explains this word to the reader',
        }),
      )
  })
  return DecorationSet.create(doc, found)
}
