import type { Parents, PhrasingContent, Root, Text } from 'mdast'
import { namePattern } from '@/lib/guide/glossary'

/** Words to explain where they first stand, as they are spelled there */
export type Glossed = readonly { text: string }[]

/** Marks the first time that each hard word is read, by its place in the list; headings stay as they are. */
export function glossedWords({ words }: { words: Glossed }) {
  return (tree: Root): void => {
    const left = new Map(words.map(({ text }, at) => [text, at]))
    mark(tree, left)
  }
}

function mark(node: Parents, left: Map<string, number>): void {
  for (let at = 0; at < node.children.length && left.size > 0; at++) {
    const child = node.children[at]
    if (!child || child.type === 'heading' || child.type === 'link' || child.type === 'footnoteDefinition')
      continue
    if (child.type === 'text') {
      const parts = split(child, left)
      if (parts.length === 1) continue
      node.children.splice(at, 1, ...(parts as never[]))
      at += parts.length - 1
    } else if ('children' in child) mark(child, left)
  }
}

function split({ value }: Text, left: Map<string, number>): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let from = 0
  for (const found of value.matchAll(namePattern([...left.keys()]))) {
    const at = left.get(found[0])
    if (at === undefined) continue
    left.delete(found[0])
    parts.push({ type: 'text', value: value.slice(from, found.index) })
    parts.push({
      type: 'emphasis',
      data: { hName: 'span', hProperties: { dataWord: String(at) } },
      children: [{ type: 'text', value: found[0] }],
    })
    from = found.index + found[0].length
  }
  parts.push({ type: 'text', value: value.slice(from) })
  return parts
}
