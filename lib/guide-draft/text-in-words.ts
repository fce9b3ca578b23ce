import type { Nodes } from 'mdast'
import { guideTree } from '@/lib/guide/guide-prose'

const blocks: Record<string, string> = { key: 'Key point', passage: 'Passage', safety: 'Safety text' }

/** A part's Markdown as who knows none reads it: blocks, pictures and risks by their names, a link with its address after it */
export function textInWords(markdown: string): string {
  const lines = spelledOut(markdown)
    .split('\n')
    .flatMap((line) => {
      const [, kind = '', id] = /^:{3,}(key|passage|safety)(?:\{#([^}]*)\})?$/.exec(line) ?? []
      if (kind !== '') return [`${blocks[kind] ?? kind}${id ? ` (${id})` : ''}:`]
      return /^:{3,}$/.test(line) ? [] : [line.replace(/^#{2,4} /, '')]
    })
  return lines.join('\n').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** What has words of its own within its signs */
function spelledOut(markdown: string): string {
  let text = markdown
  // from the end, so that the places before stay what they were
  for (const { from, to, words } of spelledIn(guideTree(markdown), markdown).toReversed())
    text = text.slice(0, from) + words + text.slice(to)
  return text
}

function spelledIn(node: Nodes, markdown: string): { from: number; to: number; words: string }[] {
  const [from, to] = [node.position?.start.offset, node.position?.end.offset]
  const words = wordsOf(node, markdown)
  if (words !== null && from !== undefined && to !== undefined) return [{ from, to, words }]
  return 'children' in node ? node.children.flatMap((child) => spelledIn(child, markdown)) : []
}

function wordsOf(node: Nodes, markdown: string): string | null {
  if (node.type === 'link') {
    const [first, last] = [node.children[0]?.position, node.children.at(-1)?.position]
    const said = markdown.slice(first?.start.offset, last?.end.offset)
    return said === node.url ? null : `${said} (${node.url})`
  }
  if (node.type !== 'leafDirective') return null
  const { name, alt, of, what, groups } = node.attributes ?? {}
  if (node.name === 'picture') return `Picture ${name ?? ''}: ${alt ?? ''}`
  return node.name === 'risk' ? `Risk, drawn as ${of ?? ''} people: ${what ?? ''}. ${groups ?? ''}` : null
}
