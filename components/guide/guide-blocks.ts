import type { Nodes, Root } from 'mdast'

/** What the writing's own blocks become: a div with a `data-block`, and a picture that carries its drawing with it. */
export function guideBlocks({ pictures }: { pictures: Readonly<Record<string, string>> }) {
  return (tree: Root): void => shape(tree, pictures)
}

function shape(node: Nodes, pictures: Readonly<Record<string, string>>): void {
  if (node.type === 'containerDirective')
    node.data = { ...node.data, hName: 'div', hProperties: { dataBlock: node.name } }
  if (node.type === 'leafDirective' && node.name === 'picture') {
    const { name, alt } = node.attributes ?? {}
    const svg = pictures[name ?? '']
    const src = svg === undefined ? {} : { src: pictureAddress(svg) }
    node.data = { ...node.data, hName: 'img', hProperties: { alt: alt ?? '', ...src } }
  }
  if ('children' in node) for (const child of node.children) shape(child, pictures)
}

/** As an image, not as markup: what is in it cannot run, load or be styled from here */
const pictureAddress = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
