import type { EditorInline, EditorMark } from './editor-document'

export const CITATION = /\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]/

/**
 * A line as Markdown can hold it: neighbours of one kind as one, no blanks at its ends or at the edges of bold, which
 * Markdown would read as signs, and a citation that somebody typed as the citation that it will be read as.
 */
export function tidyInline(content: readonly EditorInline[]): EditorInline[] {
  const cited = content.reduce<EditorInline[]>(addTo, []).flatMap(withCitations)
  const spread = cited.flatMap(withoutBlankEdges).map(blankBetween)
  return withoutEnds(spread.reduce<EditorInline[]>(addTo, []))
}

/** Two links are one mark only where they lead to one page */
const markName = (mark: EditorMark): string => (mark.type === 'link' ? `link ${mark.attrs.href}` : mark.type)

const markNames = ({ marks = [] }: EditorInline): string => marks.map(markName).toSorted().join()

export const isSameMark = (one: EditorMark, other: EditorMark): boolean => markName(one) === markName(other)

export const linkOf = ({ marks = [] }: EditorInline) => marks.find((mark) => mark.type === 'link')

/** A source leads to its note, so it stands beside a link and not in it */
const besideLinks = ({ marks = [] }: EditorInline): EditorMark[] =>
  marks.filter(({ type }) => type !== 'link')

export const withMarks = <Inline extends EditorInline>(
  inline: Inline,
  marks: readonly EditorMark[],
): Inline => {
  const { marks: _, ...bare } = inline
  const sorted = marks.toSorted((one, other) => one.type.localeCompare(other.type))
  return (sorted.length > 0 ? { ...bare, marks: sorted } : bare) as Inline
}

function addTo(line: EditorInline[], next: EditorInline): EditorInline[] {
  const last = line.at(-1)
  if (last?.type !== 'text' || next.type !== 'text' || markNames(last) !== markNames(next))
    return [...line, next]
  return [...line.slice(0, -1), { ...last, text: last.text + next.text }]
}

/** " words " in bold is a blank, words in bold, and a blank */
function withoutBlankEdges(inline: EditorInline): EditorInline[] {
  if (inline.type === 'hardBreak') return [withMarks(inline, [])]
  if (inline.type !== 'text') return [withMarks(inline, besideLinks(inline))]
  const text = inline.text.replace(/[\t\n\r\f\v]+/g, ' ')
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const plain = (blank: string): EditorInline[] => (blank === '' ? [] : [{ type: 'text', text: blank }])
  return [
    ...plain(before),
    ...(words === '' ? [] : [withMarks({ ...inline, text: words }, inline.marks ?? [])]),
    ...plain(after),
  ]
}

/** A blank within bold or a link is part of it; one at the edge is not */
function blankBetween(inline: EditorInline, at: number, line: readonly EditorInline[]): EditorInline {
  if (!isBlankText(inline)) return inline
  const before = line.slice(0, at).findLast((other) => !isBlankText(other))
  const after = line.slice(at).find((other) => !isBlankText(other))
  const shared = (before?.marks ?? []).filter((one) => after?.marks?.some((mark) => isSameMark(one, mark)))
  // bold ends where a link begins, and begins anew in it
  const isEdge = before && after && linkOf(before)?.attrs.href !== linkOf(after)?.attrs.href
  return withMarks(inline, isEdge ? [] : shared)
}

function withCitations(inline: EditorInline): EditorInline[] {
  if (inline.type !== 'text') return [inline]
  return inline.text.split(new RegExp(CITATION.source, 'g')).flatMap((piece, at): EditorInline[] => {
    if (at % 2 === 1) return [withMarks({ type: 'citation', attrs: { id: piece } }, besideLinks(inline))]
    return piece === '' ? [] : [{ ...inline, text: piece }]
  })
}

const isBlankText = (inline: EditorInline): boolean => inline.type === 'text' && inline.text.trim() === ''
const isBlank = (inline: EditorInline): boolean => inline.type === 'hardBreak' || isBlankText(inline)

function withoutEnds(line: readonly EditorInline[]): EditorInline[] {
  const words = line.filter((inline) => !isBlank(inline))
  if (words.length === 0) return []
  const first = line.findIndex((inline) => !isBlank(inline))
  const last = line.findLastIndex((inline) => !isBlank(inline))
  return line.slice(first, last + 1).flatMap((inline, at, all): EditorInline[] => {
    if (inline.type !== 'text') return [inline]
    const isAfter = at === 0 || all[at - 1]?.type === 'hardBreak'
    const isBefore = at === all.length - 1 || all[at + 1]?.type === 'hardBreak'
    const begun = isAfter ? inline.text.trimStart() : inline.text
    const text = isBefore ? begun.trimEnd() : begun
    return text === '' ? [] : [{ ...inline, text }]
  })
}
