import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import {
  blocksOf,
  type EditorBlock,
  type EditorDocument,
  type EditorInline,
  type EditorItem,
  type EditorList,
  type EditorMark,
  type EditorPassage,
  type EditorPlainBlock,
} from './editor-document'
import { tidyInline, withMarks } from './editor-inline'

/** Signs as the guides that ship have them; `second` keeps a list apart from another one right before it */
const processorOf = (look: 'first' | 'second') =>
  unified()
    .use(remarkStringify, {
      bullet: look === 'first' ? '-' : '*',
      bulletOrdered: look === 'first' ? '.' : ')',
      emphasis: '*',
      strong: '*',
      listItemIndent: 'one',
      // each colon before a word: the directives' own rule misses the second of ":a:b"
      unsafe: [
        { character: ':', after: '[^\\s\\p{P}\\p{S}]', inConstruct: ['phrasing'], unicode: true },
        // "[^id]:" would begin a definition
        { character: ':', beforeNode: 'footnoteReference', inConstruct: ['phrasing'] },
      ],
    })
    .use(remarkGfm)
    .use(remarkDirective)
    .freeze()

const processors = { first: processorOf('first'), second: processorOf('second') }

/** Blocks that stand unchanged come back sign for sign, however they were spelled: canonical Markdown → as it stood */
export type Spellings = ReadonlyMap<string, string>

/** The text as Markdown */
export function markdownOf(document: EditorDocument, spellings: Spellings = new Map()): string {
  let look: 'first' | 'second' = 'first'
  const blocks = blocksOf(document).filter((block) => !isEmpty(block))
  const texts = blocks.map((block, at) => {
    look = block.type === blocks[at - 1]?.type && isList(block) && look === 'first' ? 'second' : 'first'
    const text = blockMarkdown(block, look)
    return (look === 'first' ? spellings.get(text) : undefined) ?? text
  })
  return texts.join('\n\n')
}

export function blockMarkdown(block: EditorBlock, look: 'first' | 'second' = 'first'): string {
  if (block.type === 'raw') return block.attrs.markdown
  return processors[look].stringify({ type: 'root', children: [nodeOf(block)] }).replace(/\n$/, '')
}

const isList = (block: EditorBlock): block is EditorList =>
  block.type === 'bulletList' || block.type === 'orderedList'

/** An empty line or heading says nothing; an empty passage has a name that a check may point at */
function isEmpty(block: EditorBlock): boolean {
  if (block.type === 'paragraph' || block.type === 'heading')
    return tidyInline(block.content ?? []).length === 0
  return block.type === 'raw' && block.attrs.markdown.trim() === ''
}

const isPassage = (block: EditorBlock): block is EditorPassage =>
  block.type === 'passage' || block.type === 'safety'

function nodeOf(block: EditorBlock): RootContent {
  if (isPassage(block)) {
    const { id } = block.attrs
    const inside = block.content.filter((one) => !isEmpty(one)).map((one) => nodeOf(one))
    return {
      ...{ type: 'containerDirective', name: block.type, attributes: id === '' ? {} : { id } },
      children: inside as (BlockContent | DefinitionContent)[],
    }
  }
  return plainNodeOf(block)
}

function plainNodeOf(block: EditorPlainBlock): BlockContent {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', children: phrasing(tidyInline(block.content ?? [])) }
    case 'heading':
      return {
        type: 'heading',
        depth: Math.min(6, Math.max(3, block.attrs.level)) as 3 | 4 | 5 | 6,
        children: phrasing(tidyInline(oneLine(block.content ?? []))),
      }
    case 'picture':
      return { type: 'leafDirective', name: 'picture', attributes: block.attrs, children: [] }
    case 'raw':
      // what the writer puts down as it stands
      return { type: 'html', value: block.attrs.markdown }
    default:
      return listNode(block)
  }
}

/** A heading has no second line */
const oneLine = (content: readonly EditorInline[]): EditorInline[] =>
  content.map((inline) => (inline.type === 'hardBreak' ? { type: 'text', text: ' ' } : inline))

function listNode(list: EditorList): BlockContent {
  // blank lines between items only where an item has two paragraphs, which need one
  const spread = list.content.some((item) =>
    item.content.some(({ type }, at) => at > 0 && type === 'paragraph'),
  )
  return {
    type: 'list',
    ordered: list.type === 'orderedList',
    start: list.type === 'orderedList' ? list.attrs.start : null,
    spread,
    children: list.content.map((item) => itemNode(item, spread)),
  }
}

function itemNode({ content }: EditorItem, spread: boolean): ListItem {
  const inside = content.filter((block) => !isEmpty(block)).map((block) => plainNodeOf(block))
  return { type: 'listItem', spread, children: inside }
}

const node = { bold: 'strong', italic: 'emphasis' } as const

/** Marks as signs around the longest run that has them, one within the other */
function phrasing(line: readonly EditorInline[]): PhrasingContent[] {
  const [first] = line
  if (!first) return []
  const runs = (first.marks ?? []).map(({ type }) => {
    const end = line.findIndex((inline) => !hasMark(inline, type))
    return { type, length: end < 0 ? line.length : end }
  })
  const [longest] = runs.toSorted((one, other) => other.length - one.length)
  if (!longest) return [leaf(first), ...phrasing(line.slice(1))]
  const inside = line.slice(0, longest.length).map((inline) => without(inline, longest.type))
  return [{ type: node[longest.type], children: phrasing(inside) }, ...phrasing(line.slice(longest.length))]
}

const hasMark = ({ marks = [] }: EditorInline, type: EditorMark['type']): boolean =>
  marks.some((mark) => mark.type === type)

const without = (inline: EditorInline, type: EditorMark['type']): EditorInline =>
  withMarks(
    inline,
    (inline.marks ?? []).filter((mark) => mark.type !== type),
  )

function leaf(inline: EditorInline): PhrasingContent {
  if (inline.type === 'text') return { type: 'text', value: inline.text }
  if (inline.type === 'hardBreak') return { type: 'break' }
  const { id } = inline.attrs
  return { type: 'footnoteReference', identifier: id, label: id }
}
