import type { Link, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { isWords, isWrittenOut, linkIn } from '@/lib/guide/guide-link'
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
  type EditorTable,
  HEADINGS,
} from './editor-document'
import { linkOf, tidyInline } from './editor-inline'
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
      // a heading has no link, neither in the editor nor in the format
      return content && isHeld && !content.some(linkOf)
        ? { type: 'heading', attrs: { level: node.depth }, content }
        : null
    }
    case 'list':
      return list(node, markdown)
    case 'table':
      return table(node, markdown)
    case 'leafDirective':
      return leafBlock(node)
    default:
      return null
  }
}

type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>

function leafBlock({ name: kind, attributes, children }: LeafDirective): EditorPlainBlock | null {
  const { name, alt, of, what, groups, ...more } = attributes ?? {}
  const isHeld = (...others: unknown[]) =>
    children.length === 0 && [...others, ...Object.values(more)].every((value) => value === undefined)
  if (kind === 'picture' && isHeld(of, what, groups))
    return { type: 'picture', attrs: { name: name ?? '', alt: alt ?? '' } }
  return kind === 'risk' && isHeld(name, alt)
    ? { type: 'risk', attrs: { of: of ?? '', what: what ?? '', groups: groups ?? '' } }
    : null
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

/** Null where its columns are aligned, or where there is nothing in it */
function table({ align, children }: Table, markdown: string): EditorTable | null {
  const width = children[0]?.children.length ?? 0
  const rows = children.map((row) => row.children.map((cell) => line(cell.children, markdown)))
  if (align?.some((side) => side !== null) || rows.flat().some((cell) => cell === null)) return null
  const cells = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? []))
  if (rows.some(({ length }) => length > width) || cells.flat(2).length === 0) return null
  const content = cells.map((row) => ({
    ...{ type: 'tableRow' as const },
    content: row.map((cell) => ({ type: 'tableCell' as const, ...(cell.length > 0 && { content: cell }) })),
  }))
  return { type: 'table', content }
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
    case 'link':
      return linkInlines(node, marks, markdown)
    default:
      return null
  }
}

function linkInlines(node: Link, marks: EditorMark[], markdown: string): EditorInline[] | null {
  // an address that stands bare is only read as a link: it is refused as one, and mended as words
  if (!isWrittenOut(node, markdown)) return inlines(node.children, marks, markdown)
  // words that may not stand are held too, so that they are mended where they were written
  const isHeld = typeof linkIn(node.url) !== 'string' && !node.title && node.children.every(isWords)
  return isHeld
    ? inlines(node.children, [...marks, { type: 'link', attrs: { href: node.url } }], markdown)
    : null
}

const withMark = (marks: EditorMark[], type: 'bold' | 'italic'): EditorMark[] =>
  marks.some((mark) => mark.type === type) ? marks : [...marks, { type }]
