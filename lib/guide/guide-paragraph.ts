import type { Nodes, Parents, RootContent } from 'mdast'
import { guideTree, proseLines } from './guide-prose'
import type { GuideSection } from './guide-section'
import { sectionMarkdown } from './reading'

/** What can be asked about by itself: a paragraph, a list or one thing in it, a table, a picture, or a marked block */
export type Paragraph = {
  /**
   * Counts from 1 in its section; what stands within another one counts on from it: 4, and 4.1, 4.2 of it. A published
   * version never changes, so it always names the same words.
   */
  at: string
  markdown: string
  /** As it is read, without markup and citations */
  words: string
  /** What of it can be asked about apart from the rest: a block's paragraphs, a list's items. Empty where it is one thing. */
  within: Paragraph[]
}

const NOT_READ: readonly Nodes['type'][] = ['heading', 'thematicBreak', 'definition', 'footnoteDefinition']
const BLOCKS: readonly Nodes['type'][] = ['containerDirective', 'blockquote']

/** Whether a piece of a guide's text stands for itself; pages number these as `paragraphsOf` does */
export const isParagraph = (node: RootContent): boolean => !NOT_READ.includes(node.type)

/** Whether it is a block of two paragraphs or more, which are asked about each by itself */
export const isOfParagraphs = (node: RootContent): node is RootContent & Parents =>
  isBlock(node) && node.children.filter(isParagraph).length > 1

/** What of it can be asked about apart from the rest: a block's paragraphs, or a list's items */
export function piecesOf(node: RootContent): RootContent[] {
  if (node.type === 'list') return node.children
  if (!isBlock(node)) return []
  const own = node.children.filter(isParagraph)
  const [only] = own
  return own.length === 1 && only ? piecesOf(only) : own
}

const isBlock = (node: RootContent): node is RootContent & Parents => BLOCKS.includes(node.type)

export const placeWithin = (at: string, number: number): string => `${at}.${number}`

/** A place and every one that it stands within: 4 and 4.2 of 4.2 */
export const placesAround = (at: string): string[] =>
  at.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'))

/** The parts of a section that can be asked about, in order, each with what stands within it */
export function paragraphsOf(section: GuideSection): Paragraph[] {
  const markdown = sectionMarkdown(section)
  const read = (nodes: readonly RootContent[], place: (number: number) => string): Paragraph[] =>
    nodes.map((node, index) => {
      const at = place(index + 1)
      const pieces = piecesOf(node)
      return {
        at,
        markdown: markdown.slice(node.position?.start.offset, node.position?.end.offset),
        words: wordsOf(node),
        within: pieces.length > 1 ? read(pieces, (number) => placeWithin(at, number)) : [],
      }
    })
  return read(guideTree(markdown).children.filter(isParagraph), String)
}

/** The same, with everything that stands within: whatever a place in the section can name */
export function placesOf(section: GuideSection): Paragraph[] {
  const all = (paragraphs: readonly Paragraph[]): Paragraph[] =>
    paragraphs.flatMap((one) => [one, ...all(one.within)])
  return all(paragraphsOf(section))
}

function wordsOf(node: RootContent): string {
  if (node.type === 'leafDirective') {
    const { alt, what, groups } = node.attributes ?? {}
    return node.name === 'risk' ? `${what}: ${groups}` : (alt?.trim() ?? '')
  }
  return proseLines(node)
    .map(({ text }) => text)
    .join(' ')
}

const LONGEST = 90

/** The first words of a paragraph, for a line that names it */
export function beginningOf(words: string): string {
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > 0 ? space : LONGEST).replace(/[\s,;:.–-]+$/u, '')}…`
}
