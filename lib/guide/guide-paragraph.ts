import type { Nodes, Root, RootContent } from 'mdast'
import { guideTree, proseLines } from './guide-prose'
import type { GuideSection } from './guide-section'
import { sectionMarkdown } from './reading'

/** What can be asked about by itself: a paragraph, a list, a table, a picture, or a marked block */
export type Paragraph = {
  /** Counts from 1 in its section. A published version never changes, so it always names the same words. */
  number: number
  markdown: string
  /** As it is read, without markup and citations */
  words: string
}

const NOT_READ: readonly Nodes['type'][] = ['heading', 'thematicBreak', 'definition', 'footnoteDefinition']

/** Whether a piece of a guide's text stands for itself; pages number these as `paragraphsOf` does */
export const isParagraph = (node: RootContent): boolean => !NOT_READ.includes(node.type)

/** The parts of a section that can be asked about, in order */
export function paragraphsOf(section: GuideSection): Paragraph[] {
  const markdown = sectionMarkdown(section)
  const tree: Root = guideTree(markdown)
  return tree.children.filter(isParagraph).map((node, at) => ({
    number: at + 1,
    markdown: markdown.slice(node.position?.start.offset, node.position?.end.offset),
    words: wordsOf(node),
  }))
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
