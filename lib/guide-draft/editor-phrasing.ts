import type { Break, FootnoteReference, PhrasingContent, Text } from 'mdast'
import type { EditorInline, EditorMark } from './editor-document'
import { linkOf, withMarks } from './editor-inline'

const node = { bold: 'strong', italic: 'emphasis' } as const

/** Links apart, and in each and between them bold and italic as signs around the longest run, one within the other */
export function phrasing(line: readonly EditorInline[]): PhrasingContent[] {
  const [first] = line
  if (!first) return []
  const link = linkOf(first)
  const end = line.findIndex((inline) => linkOf(inline)?.attrs.href !== link?.attrs.href)
  const [run, rest] = end < 0 ? [line, []] : [line.slice(0, end), line.slice(end)]
  const inside = emphasized(link ? run.map((inline) => without(inline, 'link')) : run)
  const nodes: PhrasingContent[] = link ? [{ type: 'link', url: link.attrs.href, children: inside }] : inside
  return [...nodes, ...phrasing(rest)]
}

type Emphasized = Exclude<PhrasingContent, { type: 'link' | 'linkReference' }>

function emphasized(line: readonly EditorInline[]): Emphasized[] {
  const [first] = line
  if (!first) return []
  const runs = (first.marks ?? []).flatMap(({ type }) => {
    const end = line.findIndex((inline) => !hasMark(inline, type))
    return type === 'link' ? [] : [{ type, length: end < 0 ? line.length : end }]
  })
  const [longest] = runs.toSorted((one, other) => other.length - one.length)
  if (!longest) return [leaf(first), ...emphasized(line.slice(1))]
  const inside = line.slice(0, longest.length).map((inline) => without(inline, longest.type))
  return [
    { type: node[longest.type], children: emphasized(inside) },
    ...emphasized(line.slice(longest.length)),
  ]
}

const hasMark = ({ marks = [] }: EditorInline, type: EditorMark['type']): boolean =>
  marks.some((mark) => mark.type === type)

const without = (inline: EditorInline, type: EditorMark['type']): EditorInline =>
  withMarks(
    inline,
    (inline.marks ?? []).filter((mark) => mark.type !== type),
  )

function leaf(inline: EditorInline): Text | Break | FootnoteReference {
  if (inline.type === 'text') return { type: 'text', value: inline.text }
  if (inline.type === 'hardBreak') return { type: 'break' }
  const { id } = inline.attrs
  return { type: 'footnoteReference', identifier: id, label: id }
}
