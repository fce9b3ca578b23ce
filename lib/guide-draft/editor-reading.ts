import type { ListItem, Nodes, PhrasingContent, RootContent } from 'mdast'
import { guideTree } from '@/lib/guide/guide-prose'
import { sizeProblems } from '@/lib/guide/guide-size'
import {
  type EditorBlock,
  type EditorDocument,
  type EditorInline,
  type EditorItem,
  type EditorList,
  type EditorMark,
  type EditorParagraph,
  type EditorPlainBlock,
  HEADINGS,
} from './editor-document'
import { tidyInline } from './editor-inline'
import { blockMarkdown, markdownOf, type Spellings } from './editor-writing'

/** What the form takes */
const MOST = 20_000

export type EditorText = { document: EditorDocument; spellings: Spellings }

/**
 * A part's Markdown for the editor without Markdown. Whatever the editor has no form for is a raw block with its own
 * signs. Null where the text would not come back as it is, or would take long to read: it is edited as Markdown then.
 */
export function editorText(markdown: string): EditorText | null {
  if (markdown.length > MOST || sizeProblems(markdown, markdown).length > 0) return null
  const spellings = new Map<string, string>()
  const blocks = guideTree(markdown).children.map((node) => {
    const stands = slice(node, markdown)
    const block = blockOf(node, markdown)
    const written = block && blockMarkdown(block)
    if (!block || written === null || !isSame(blockIn(written), block)) return raw(stands)
    if (written !== stands) spellings.set(written, stands)
    return block
  })
  const document: EditorDocument = {
    type: 'doc',
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  }
  return unspaced(markdownOf(document, spellings)) === unspaced(markdown) ? { document, spellings } : null
}

const slice = (node: Nodes, markdown: string): string =>
  markdown.slice(node.position?.start.offset, node.position?.end.offset)

const raw = (markdown: string): EditorPlainBlock => ({ type: 'raw', attrs: { markdown } })

/** Lines between blocks say nothing: saving puts one between each two */
const unspaced = (markdown: string): string => markdown.trim().replace(/\n[ \t]*(?:\n[ \t]*)+/g, '\n\n')

const isSame = (one: EditorBlock | null, other: EditorBlock): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function blockIn(markdown: string): EditorBlock | null {
  const { children } = guideTree(markdown)
  return children[0] && children.length === 1 ? blockOf(children[0], markdown) : null
}

function blockOf(node: RootContent, markdown: string): EditorBlock | null {
  if (node.type !== 'containerDirective') return plainBlock(node, markdown)
  if (node.name !== 'passage' && node.name !== 'safety') return null
  const { id = '', ...more } = node.attributes ?? {}
  if (Object.keys(more).length > 0) return null
  if (node.children.some(({ data }) => data && 'directiveLabel' in data)) return null
  const content = node.children.map((child) => plainBlock(child, markdown) ?? raw(slice(child, markdown)))
  return {
    ...{ type: node.name, attrs: { id: id ?? '' } },
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  }
}

function plainBlock(node: RootContent, markdown: string): EditorPlainBlock | null {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node.children, markdown)
    case 'heading': {
      const content = line(node.children, markdown)
      const isHeld = node.depth >= HEADINGS.least && node.depth <= HEADINGS.most
      return content && isHeld ? { type: 'heading', attrs: { level: node.depth }, content } : null
    }
    case 'list':
      return list(node, markdown)
    case 'leafDirective': {
      const { name = '', alt = '', ...more } = node.attributes ?? {}
      const isHeld = node.name === 'picture' && node.children.length === 0 && Object.keys(more).length === 0
      return isHeld ? { type: 'picture', attrs: { name: name ?? '', alt: alt ?? '' } } : null
    }
    default:
      return null
  }
}

function paragraph(children: readonly PhrasingContent[], markdown: string): EditorParagraph | null {
  const content = line(children, markdown)
  return content && { type: 'paragraph', content }
}

function list(node: Extract<RootContent, { type: 'list' }>, markdown: string): EditorList | null {
  const items = node.children.map((item) => itemOf(item, markdown))
  if (items.some((item) => item === null)) return null
  const content = items.filter((item) => item !== null)
  return node.ordered
    ? { type: 'orderedList', attrs: { start: node.start ?? 1 }, content }
    : { type: 'bulletList', content }
}

function itemOf({ children, checked }: ListItem, markdown: string): EditorItem | null {
  if (typeof checked === 'boolean') return null
  const content = children.map((child) => plainBlock(child, markdown))
  const held = content.filter(
    (block) => block?.type === 'paragraph' || block?.type === 'bulletList' || block?.type === 'orderedList',
  )
  if (held.length < content.length) return null
  return {
    type: 'listItem',
    content: held[0]?.type === 'paragraph' ? held : [{ type: 'paragraph' }, ...held],
  }
}

/** Null where there is something in it that the editor has no form for, such as code */
function line(children: readonly PhrasingContent[], markdown: string): EditorInline[] | null {
  const read = inlines(children, [], markdown)
  return read && tidyInline(read)
}

function inlines(
  children: readonly PhrasingContent[],
  marks: EditorMark[],
  markdown: string,
): EditorInline[] | null {
  const pieces = children.map((child) => inline(child, marks, markdown))
  return pieces.some((piece) => piece === null) ? null : pieces.flatMap((piece) => piece ?? [])
}

function inline(node: PhrasingContent, marks: EditorMark[], markdown: string): EditorInline[] | null {
  const marked = marks.length > 0 ? { marks } : {}
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: node.value, ...marked }]
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'strong':
      return inlines(node.children, withMark(marks, 'bold'), markdown)
    case 'emphasis':
      return inlines(node.children, withMark(marks, 'italic'), markdown)
    case 'link': {
      // an address that stands in the text is only read as a link: it is refused as one, and mended as words
      const [only] = node.children
      const isAddress = only?.type === 'text' && slice(node, markdown) === only.value
      return isAddress ? [{ type: 'text', text: only.value, ...marked }] : null
    }
    default:
      return null
  }
}

const withMark = (marks: EditorMark[], type: EditorMark['type']): EditorMark[] =>
  marks.some((mark) => mark.type === type) ? marks : [...marks, { type }]
