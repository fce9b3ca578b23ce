import type { Heading, Nodes, RootContent } from 'mdast'
import { foreignProblems } from '@/lib/guide/guide-foreign'
import { guideTree } from '@/lib/guide/guide-prose'
import { type GuideRisk, riskIn } from '@/lib/guide/guide-risk'

export interface GuidePassage {
  id: string
  /** Safety text is a passage too: what to do when something is wrong. */
  kind: 'passage' | 'safety'
  markdown: string
}

export interface GuidePicture {
  /** content/pictures/<name>.svg */
  name: string
  alt: string
}

/** About one phone screen: a heading, one key point, then short text. */
export interface GuideSection {
  id: string
  heading: string
  keyPoint: string | null
  /** Markdown without heading and key point; the passage, safety and picture directives stay in it. */
  body: string
  passages: GuidePassage[]
  pictures: GuidePicture[]
  risks: GuideRisk[]
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const HEADING = /^(?<heading>.+?)\s*\{#(?<id>[^}]*)\}$/

/** The text of a guide cut into its sections. What is wrong with it is added to `problems`, a sentence each. */
export function readSections(markdown: string, problems: string[]): GuideSection[] {
  const tree = guideTree(markdown)
  problems.push(...foreignProblems(markdown, 'text', tree))
  const starts = tree.children.flatMap((node, index) => (isSectionHeading(node) ? [index] : []))
  const first = starts[0]
  if (first === undefined) {
    problems.push('No section: a section begins with "## Heading {#section-id}".')
    return []
  }
  if (first > 0) problems.push('There is text before the first "## " heading.')
  return starts.flatMap((start, at) => {
    const heading = tree.children[start]
    if (!heading || !isSectionHeading(heading)) return []
    return [readSection(heading, tree.children.slice(start + 1, starts[at + 1]), markdown, problems)]
  })
}

function readSection(
  headingNode: Heading,
  nodes: RootContent[],
  markdown: string,
  problems: string[],
): GuideSection {
  const title = inner(headingNode, markdown)
  const match = HEADING.exec(title)
  const heading = match?.groups?.heading ?? title
  const id = match?.groups?.id ?? ''
  if (!SLUG.test(id)) problems.push(`The heading "${title}" does not end in an id such as {#how-it-works}.`)

  const section: GuideSection = {
    id,
    heading,
    keyPoint: null,
    body: '',
    passages: [],
    pictures: [],
    risks: [],
  }
  const kept: string[] = []
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'containerDirective' && node.name === 'key') {
      if (index > 0) problems.push(`Section "${id}": the key point is not the first thing in it.`)
      section.keyPoint = inner(node, markdown)
      continue
    }
    kept.push(outer(node, markdown))
    collect(node, markdown, section, problems)
  }
  section.body = kept.join('\n\n')
  if (section.body === '') problems.push(`Section "${id}" has no text.`)
  return section
}

function collect(node: Nodes, markdown: string, section: GuideSection, problems: string[]): void {
  if (node.type === 'leafDirective' && node.name === 'picture') {
    const picture = { name: node.attributes?.name ?? '', alt: (node.attributes?.alt ?? '').trim() }
    if (!SLUG.test(picture.name)) problems.push(`Section "${section.id}": a picture has no name.`)
    if (picture.alt === '')
      problems.push(`Section "${section.id}": the picture "${picture.name}" has no alt text.`)
    section.pictures.push(picture)
    return
  }
  if (node.type === 'leafDirective' && node.name === 'risk') {
    const risk = riskIn(node.attributes)
    if (typeof risk === 'string') problems.push(`Section "${section.id}": ${risk}`)
    else section.risks.push(risk)
    return
  }
  if (node.type === 'containerDirective' && (node.name === 'passage' || node.name === 'safety')) {
    const id = node.attributes?.id ?? ''
    if (!SLUG.test(id)) problems.push(`Section "${section.id}": a ${node.name} has no id such as {#fever}.`)
    section.passages.push({ id, kind: node.name, markdown: inner(node, markdown) })
  }
  if ('children' in node) for (const child of node.children) collect(child, markdown, section, problems)
}

function isSectionHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2
}

function outer(node: Nodes, markdown: string): string {
  return markdown.slice(node.position?.start.offset, node.position?.end.offset)
}

function inner(node: Nodes, markdown: string): string {
  if (!('children' in node)) return ''
  return markdown
    .slice(node.children[0]?.position?.start.offset ?? 0, node.children.at(-1)?.position?.end.offset ?? 0)
    .trim()
}
