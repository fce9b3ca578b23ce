import type { BlockContent, DefinitionContent, ListItem, RootContent, Table, TableRow } from 'mdast'
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
  type EditorPassage,
  type EditorPlainBlock,
  type EditorTable,
} from './editor-document'
import { tidyInline } from './editor-inline'
import { phrasing } from './editor-phrasing'

/** Signs as the guides that ship have them; `second` keeps a list apart from another one right before it */
const processorOf = (look: 'first' | 'second') =>
  unified()
    .use(remarkStringify, {
      bullet: look === 'first' ? '-' : '*',
      bulletOrdered: look === 'first' ? '.' : ')',
      emphasis: '*',
      strong: '*',
      listItemIndent: 'one',
      resourceLink: true,
      // each colon before a word: the directives' own rule misses the second of ":a:b"
      unsafe: [
        { character: ':', after: '[^\\s\\p{P}\\p{S}]', inConstruct: ['phrasing'], unicode: true },
        // "[^id]:" would begin a definition
        { character: ':', beforeNode: 'footnoteReference', inConstruct: ['phrasing'] },
        // and "[^id](" a link
        { character: '(', beforeNode: 'footnoteReference', inConstruct: ['phrasing'] },
      ],
    })
    .use(remarkGfm, { tablePipeAlign: false })
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
  if (block.type === 'table')
    return block.content.every((row) =>
      row.content.every(({ content = [] }) => tidyInline(oneLine(content)).length === 0),
    )
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
    case 'risk':
      return { type: 'leafDirective', name: block.type, attributes: block.attrs, children: [] }
    case 'raw':
      // what the writer puts down as it stands
      return { type: 'html', value: block.attrs.markdown }
    case 'table':
      return tableNode(block)
    default:
      return listNode(block)
  }
}

function tableNode({ content }: EditorTable): Table {
  const width = Math.max(...content.map((row) => row.content.length))
  const children = content.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, at) => ({
        type: 'tableCell',
        children: phrasing(tidyInline(oneLine(row.content[at]?.content ?? []))),
      })),
    }),
  )
  return { type: 'table', align: Array.from({ length: width }, () => null), children }
}

/** A heading has no second line, nor has a cell */
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
