import type { Nodes } from 'mdast'
import { linkProblem, type TextPlace } from './guide-link'
import { guideTree } from './guide-prose'

const BLOCKS = ['key', 'passage', 'safety']

/**
 * What may never stand in a guide's text, whether it is finished or not; a sentence each, with its line. A guide is words,
 * our own pictures and links that are what they say: markup that could run, load, mislead or vanish is refused.
 */
export function foreignProblems(
  markdown: string,
  place: TextPlace = 'text',
  tree: Nodes = guideTree(markdown),
): string[] {
  const refuse = (node: Nodes, at: TextPlace, before: number): string[] => {
    // an address that the parser finds within a text has no place of its own
    const line = node.position?.start.line ?? before
    const refusal = foreign(node, markdown, at)
    const here = refusal === null ? [] : [`Line ${line} of the text: ${refusal}`]
    if (!('children' in node)) return here
    const within = placeIn(node) ?? at
    return [...here, ...node.children.flatMap((child) => refuse(child, within, line))]
  }
  return refuse(tree, place, 1)
}

/** The innermost that says something about links: a heading in safety text is a heading */
function placeIn(node: Nodes): TextPlace | null {
  if (node.type === 'heading') return 'heading'
  if (node.type !== 'containerDirective') return null
  return node.name === 'safety' || node.name === 'key' ? node.name : null
}

function foreign(node: Nodes, markdown: string, place: TextPlace): string | null {
  switch (node.type) {
    case 'html':
      return 'HTML is not allowed.'
    case 'image':
    case 'imageReference':
      return 'use ::picture{name="…" alt="…"} for a picture.'
    case 'link':
      return linkProblem(node, markdown, place)
    case 'linkReference':
      return 'a link has its address beside its words: [words](https://…).'
    case 'definition':
    case 'footnoteDefinition':
      return 'a source belongs in the list of sources.'
    case 'textDirective':
      return `":${node.name}" would vanish: put a space after the colon, or write the time as 10.30.`
    case 'leafDirective':
      return node.name === 'picture' || node.name === 'risk' ? null : `"::${node.name}" is not known.`
    case 'containerDirective':
      return BLOCKS.includes(node.name) ? null : `":::${node.name}" is not known.`
    case 'heading':
      return node.depth === 1 ? 'the title belongs in the front matter, not in a "# " heading.' : null
    default:
      return null
  }
}
