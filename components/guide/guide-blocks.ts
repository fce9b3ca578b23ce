import type { Nodes, Root, RootContent } from 'mdast'
import { linkIn, linkWordsProblem, wordsIn } from '@/lib/guide/guide-link'
import { isOfParagraphs, isParagraph, piecesOf, placeWithin } from '@/lib/guide/guide-paragraph'
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
  // the notes under the text are ours, and lead to their sources
  if (node.type === 'footnoteDefinition') return
  if (node.type === 'link' || node.type === 'linkReference') {
    const link = node.type === 'link' ? linkIn(node.url) : ''
    // where a guide may not lead there, only the words are left of it
    node.data =
      typeof link !== 'string' && linkWordsProblem(wordsIn(node), link) === null
        ? { hProperties: { dataOut: '' } }
        : { hName: 'span' }
  }
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

/** Ids by section and place. A page of one section has no heading of it; on one of more each begins with its own. */
function number(tree: Root, sectionIds: readonly string[], asking: boolean): void {
  const numbered: RootContent[] = []
  let [sectionId, ...left] = sectionIds
  let count = 0
  for (const [index, node] of tree.children.entries()) {
    if (node.type === 'heading' && node.depth === 2 && index > 0) {
      ;[sectionId, ...left] = left
      count = 0
    }
    if (sectionId === undefined || !isParagraph(node)) {
      numbered.push(node)
      continue
    }
    count += 1
    name(node, sectionId, String(count))
    numbered.push(...(asking ? withAskPlaces(node, String(count)) : [node]))
  }
  tree.children = numbered
}

function name(node: RootContent, sectionId: string, at: string): void {
  node.data = {
    ...node.data,
    hProperties: { ...node.data?.hProperties, id: paragraphAnchor(sectionId, at) },
  }
  const pieces = piecesOf(node)
  if (pieces.length > 1)
    for (const [index, piece] of pieces.entries()) name(piece, sectionId, placeWithin(at, index + 1))
}

/** A place after each paragraph, within a block too. A list has one for all its items, or it would be all places. */
function withAskPlaces(node: RootContent, at: string): RootContent[] {
  if (!isOfParagraphs(node)) return [node, askPlace(at)]
  let count = 0
  const children = (node.children as RootContent[]).flatMap((child) => {
    if (!isParagraph(child)) return [child]
    count += 1
    return withAskPlaces(child, placeWithin(at, count))
  })
  return [{ ...node, children } as RootContent]
}

const askPlace = (at: string): RootContent => ({
  type: 'paragraph',
  data: { hName: 'div', hProperties: { dataBlock: 'ask', dataAt: at } },
  children: [],
})

/** As an image, not as markup: what is in it cannot run, load or be styled from here. A clinic's own has an address. */
export const pictureAddress = (picture: string): string =>
  isClinicPicture(picture) ? picture : `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`
