import type { Nodes, Root, RootContent } from 'mdast'
import { isParagraph } from '@/lib/guide/guide-paragraph'
import { paragraphAnchor } from '@/lib/guide/guide-path'
import { isClinicPicture } from '@/lib/guide/picture-address'

type Options = {
  pictures: Readonly<Record<string, string>>
  /** The sections on the page, in order; each paragraph gets its id. Empty where none is led to. */
  sectionIds: readonly string[]
  /** Leave a place after each paragraph to ask about it */
  asking: boolean
}

/** What the writing's own blocks become: a div with a `data-block`, and a picture that carries its drawing with it. */
export function guideBlocks({ pictures, sectionIds, asking }: Options) {
  return (tree: Root): void => {
    shape(tree, pictures)
    if (sectionIds.length > 0) number(tree, sectionIds, asking)
  }
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
  if (node.type === 'leafDirective' && node.name === 'risk') {
    const { of, what, groups } = node.attributes ?? {}
    node.data = {
      ...node.data,
      ...{ hName: 'div', hProperties: { dataBlock: 'risk', dataOf: of, dataWhat: what, dataGroups: groups } },
    }
  }
  if ('children' in node) for (const child of node.children) shape(child, pictures)
}

/** Ids by section and number. A page of one section has no heading of it; on one of more each begins with its own. */
function number(tree: Root, sectionIds: readonly string[], asking: boolean): void {
  const numbered: RootContent[] = []
  let [sectionId, ...left] = sectionIds
  let at = 0
  for (const [index, node] of tree.children.entries()) {
    numbered.push(node)
    if (node.type === 'heading' && node.depth === 2 && index > 0) {
      ;[sectionId, ...left] = left
      at = 0
    }
    if (sectionId === undefined || !isParagraph(node)) continue
    at += 1
    const properties = { ...node.data?.hProperties, id: paragraphAnchor(sectionId, at) }
    node.data = { ...node.data, hProperties: properties }
    if (asking) numbered.push(askPlace(at))
  }
  tree.children = numbered
}

const askPlace = (at: number): RootContent => ({
  type: 'paragraph',
  data: { hName: 'div', hProperties: { dataBlock: 'ask', dataAt: String(at) } },
  children: [],
})

/** As an image, not as markup: what is in it cannot run, load or be styled from here. A clinic's own has an address. */
export const pictureAddress = (picture: string): string =>
  isClinicPicture(picture) ? picture : `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`
