import { type Editor, Extension, Mark, mergeAttributes } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { bareHost, type GuideLink, linkIn, linkTyped } from '@/lib/guide/guide-link'

/** A link to a page elsewhere. What is pasted keeps its words, and its address only where a guide may lead there. */
export const GuideLinkMark = Mark.create({
  name: 'link',
  // around bold and italic, and asked first what a pasted address is
  ...{ inclusive: false, keepOnSplit: false, priority: 300 },
  addAttributes: () => ({ href: { default: '', parseHTML: (element) => pasted(element)?.address ?? '' } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (pasted(element) ? null : false) }],
  renderHTML({ mark, HTMLAttributes }) {
    const link = linkIn(String(mark.attrs.href))
    const host = typeof link === 'string' ? '' : bareHost(link.host)
    return [
      'a',
      mergeAttributes(HTMLAttributes, {
        ...{ rel: 'noopener noreferrer nofollow', target: '_blank', 'data-host': `(${host})` },
        class: 'after:ml-[4px] after:text-small after:text-quiet after:content-[attr(data-host)]',
      }),
      0,
    ]
  },
  addProseMirrorPlugins: () => [pasteOverWords],
})

function pasted(element: HTMLElement): GuideLink | null {
  const link = linkTyped(element.getAttribute('href') ?? '')
  return typeof link === 'string' ? null : link
}

/** An address that is pasted over chosen words becomes their link */
const pasteOverWords = new Plugin({
  props: {
    handlePaste: (view, event) => {
      const link = linkTyped(event.clipboardData?.getData('text/plain') ?? '')
      const place = view.state.selection.empty ? null : linkAt(view)
      const type = view.state.schema.marks.link
      if (typeof link === 'string' || !place || !type) return false
      view.dispatch(view.state.tr.addMark(place.from, place.to, type.create({ href: link.address })))
      return true
    },
  },
})

export const LinkKey = Extension.create<{ onLink: () => void }>({
  name: 'linkKey',
  addOptions: () => ({ onLink: () => {} }),
  addKeyboardShortcuts() {
    return {
      'Mod-k': () => {
        this.options.onLink()
        return true
      },
    }
  },
})

/** What the form for a link begins with: the one that the cursor is in, or the words that are chosen */
export type LinkAt = { from: number; to: number; words: string; href: string }

/** Null where no link can stand, or the choice goes over more than one line */
export function linkAt({ state }: { state: EditorState }): LinkAt | null {
  const { $from, $to, from, to } = state.selection
  if (!(state.selection instanceof TextSelection) || !$from.sameParent($to) || !canHoldLink($from))
    return null
  const around = linkAround($from)
  const [start, end] = around ? [Math.min(around.from, from), Math.max(around.to, to)] : [from, to]
  const words = state.doc.textBetween(start, end)
  // a source or a line break among them
  if (words.length !== end - start) return null
  return { from: start, to: end, words, href: around?.href ?? '' }
}

function canHoldLink(at: ResolvedPos): boolean {
  const { link } = at.doc.type.schema.marks
  const isSafety = at.depth > 0 && at.node(1).type.name === 'safety'
  return link !== undefined && !isSafety && at.parent.type.allowsMarkType(link)
}

/** All of the words around a place that lead where it leads */
function linkAround($from: ResolvedPos): { from: number; to: number; href: string } | null {
  const { parent } = $from
  const here = parent.childAfter($from.parentOffset)
  const before = parent.childBefore($from.parentOffset)
  const found = [here, before].find(({ node }) => node?.marks.some(({ type }) => type.name === 'link'))
  const mark = found?.node?.marks.find(({ type }) => type.name === 'link')
  if (!found || !mark) return null
  let [first, last] = [found.index, found.index]
  while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first--
  while (last < parent.childCount - 1 && mark.isInSet(parent.child(last + 1).marks)) last++
  let from = $from.start()
  for (let at = 0; at < first; at++) from += parent.child(at).nodeSize
  let to = from
  for (let at = first; at <= last; at++) to += parent.child(at).nodeSize
  return { from, to, href: String(mark.attrs.href) }
}

/** Bold and italic of the words stay where nobody wrote other ones */
export function putLink(
  { state, view }: Editor,
  { from, to, words }: LinkAt,
  link: { words: string; href: string },
): void {
  const type = state.schema.marks.link
  if (!type) return
  const mark = type.create({ href: link.href })
  const { tr } = state
  const end = from + link.words.length
  if (link.words === words) tr.removeMark(from, to, type).addMark(from, to, mark)
  else tr.replaceWith(from, to, state.schema.text(link.words, [mark]))
  // writing goes on after it, as plain words
  tr.setSelection(TextSelection.create(tr.doc, link.words === words ? to : end)).removeStoredMark(type)
  view.dispatch(tr.scrollIntoView())
}

export function removeLink({ state, view }: Editor, { from, to }: LinkAt): void {
  const type = state.schema.marks.link
  if (type) view.dispatch(state.tr.removeMark(from, to, type))
}
