import type { Nodes, Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** One paragraph, list item or table row, as a person reads it. */
export interface ProseLine {
  /** The words alone: no markup, no citations. */
  text: string
  /** Source ids cited anywhere in the line, in order, as written in `[^id]`. */
  cites: string[]
  /** Whether a citation is the last thing in the line. */
  endsCited: boolean
  kind: 'paragraph' | 'heading' | 'row'
}

const CITATION = /\[\^([^\]\s]+)\]/g

export function guideTree(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(markdown)
}

/** A citation without its definition stays text in Markdown, so both spellings are read. */
function rawText(node: Nodes): string {
  if (node.type === 'footnoteReference') return `[^${node.identifier}]`
  if (node.type === 'break') return ' '
  if ('children' in node) return node.children.map(rawText).join(node.type === 'tableRow' ? ' | ' : '')
  return 'value' in node && node.type !== 'html' ? node.value : ''
}

function lineOf(raw: string, kind: ProseLine['kind']): ProseLine {
  const cites = [...raw.matchAll(CITATION)].flatMap((match) => match[1] ?? [])
  const text = raw.replace(CITATION, '').replace(/\s+/g, ' ').trim()
  return { text, cites, endsCited: /\[\^[^\]\s]+\][\s|]*$/.test(raw), kind }
}

/** Every line of a guide's text, depth first. A picture's text alternative is not prose and is left out. */
export function proseLines(markdown: string | Nodes): ProseLine[] {
  const node = typeof markdown === 'string' ? guideTree(markdown) : markdown
  if (node.type === 'paragraph') return [lineOf(rawText(node), 'paragraph')]
  if (node.type === 'heading') return [lineOf(rawText(node), 'heading')]
  if (node.type === 'tableRow') return [lineOf(rawText(node), 'row')]
  if (node.type === 'leafDirective' || !('children' in node)) return []
  return node.children.flatMap((child) => proseLines(child))
}

/** The number of words a person reads. */
export function wordCount(markdown: string): number {
  return proseLines(markdown).reduce((sum, line) => sum + wordsOf(line.text).length, 0)
}

/** Words and numbers; "once-a-day" is three. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,]*/gu)?.map((word) => word.replace(/[.,'’]+$/, '')) ?? []
}

/** Source ids cited in the Markdown, each once, in order of first use. */
export function citedSources(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(CITATION)].flatMap((match) => match[1] ?? []))]
}

/** The Markdown with its citations taken out, for quoting a passage without notes. */
export function withoutCitations(markdown: string): string {
  return markdown.replace(CITATION, '')
}

/**
 * Adds the footnote definitions that make each `[^id]` a numbered note linking to its source; without them
 * Markdown shows the brackets as text. Ids that no source has are left as they are.
 */
export function withSourceNotes(
  markdown: string,
  sources: readonly { id: string; title: string; publisher: string; year: number | null; url: string }[],
): string {
  const cited = new Set(citedSources(markdown))
  const notes = sources
    .filter((source) => cited.has(source.id))
    .map(
      ({ id, title, publisher, year, url }) =>
        `[^${id}]: [${title}](<${url}>). ${[publisher, year].filter(Boolean).join(', ')}.`,
    )
  return notes.length === 0 ? markdown : `${markdown.trimEnd()}\n\n${notes.join('\n\n')}\n`
}
