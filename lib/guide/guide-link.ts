import type { Link, Nodes } from 'mdast'
import { guideTree } from './guide-prose'

/** Where a link in a guide leads, and the host that its reader is told */
export type GuideLink = { address: string; host: string }

/** Where in a guide a piece of text stands, as far as a link may stand there */
export type TextPlace = 'text' | 'key' | 'safety' | 'heading'

const LONGEST = 500
/** What RFC 3986 lets stand in an address, but for the brackets of a number in place of a host */
const SIGNS = /^[A-Za-z0-9\-._~%!$&'()*+,;=:@/?#]+$/
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/
/** Names that mean something inside a clinic's own network alone, or nowhere */
const INSIDE = /\.(?:internal|intranet|invalid|lan|local|localhost|test)$/
const HIDDEN = /%(?:[01][0-9a-f]|7f)/i

/**
 * The address as a link's, in the one spelling that browsers have for it; what is wrong with it, as the rest of a
 * sentence, where a guide may not lead there. Nothing but a page of a named host over https is a link.
 */
export function linkIn(address: string): GuideLink | string {
  const shown = `"${shortened(address)}"`
  if (/^mailto:/i.test(address)) return `${shown} is a mail address. A link leads to a page.`
  if (!/^https:\/\//i.test(address)) return `a link begins with https://, and ${shown} does not.`
  if (address.length > LONGEST) return `the address of a link is longer than ${LONGEST} signs.`
  if (!SIGNS.test(address) || HIDDEN.test(address))
    return `the address ${shown} has signs that no address has. Copy it from the browser’s address line.`
  const url = parsed(address)
  if (!url) return `${shown} is no address.`
  if (/^https:\/\/[^/?#]*@/i.test(address))
    return `the address ${shown} has a name before its host. Leave out what stands before the @.`
  if (url.port !== '' || !HOST.test(url.hostname))
    return `the address ${shown} leads to no named page. It begins with https:// and a name such as www.example.org.`
  if (INSIDE.test(url.hostname)) return `the address ${shown} leads where patients cannot go.`
  if (url.href !== address && url.href !== `${address}/`)
    return `the address ${shown} is written another way than browsers do. Write "${shortened(url.href)}".`
  return { address: url.href, host: url.hostname }
}

/** What somebody typed or pasted as an address, in the spelling that is kept; what is wrong with it where it is none */
export function linkTyped(typed: string): GuideLink | string {
  const address = typed.trim()
  // what a browser would drop or turn round in silence is told instead
  const isPlain = !/[\\\p{Cc}\p{Cf}\s]/u.test(address)
  const url = isPlain && /^https:\/\/[^/?#]/i.test(address) ? parsed(address) : null
  return linkIn(url?.href ?? address)
}

/** What is wrong with the words that lead there, as the rest of a sentence; null where nothing is */
export function linkWordsProblem(words: string, { host }: GuideLink): string | null {
  const said = words.replace(/\s+/g, ' ').trim()
  if (!/\p{L}/u.test(said)) return 'a link has no words. Say what one finds there.'
  if (/\p{C}/u.test(said)) return 'the words of a link have signs that nobody sees.'
  if (said.includes('://') || said.includes('[^') || said.startsWith('^'))
    return `the words of a link say what one finds there, and no address or source: "${shortened(said)}".`
  const other = hostsNamedIn(said).find((one) => bareHost(one) !== bareHost(host))
  return other === undefined
    ? null
    : `the words of a link name "${shortened(other)}", and it leads to ${host}. Write other words.`
}

/** As a reader is told it: www. says nothing */
export const bareHost = (host: string): string => host.replace(/^www\./, '')

/** What keeps a link from standing where it does, as the rest of a sentence; null where nothing does */
export function linkProblem(node: Link, markdown: string, place: TextPlace): string | null {
  if (!isWrittenOut(node, markdown))
    return /^mailto:/.test(node.url)
      ? String(linkIn(node.url))
      : `"${shortened(wordsIn(node) || node.url)}" stands bare in the text. Write words that say what it is, and make them the link.`
  if (place !== 'text') return elsewhere[place]
  if (node.title !== null && node.title !== undefined) return 'a link has words and an address, and no title.'
  if (!node.children.every(isWords))
    return 'the words of a link are words alone. A source or a picture stands before or after it.'
  const link = linkIn(node.url)
  return typeof link === 'string' ? link : linkWordsProblem(wordsIn(node), link)
}

const elsewhere = {
  key: 'the key point has no link: it is the one thing to take along.',
  safety: 'safety text has no link: it says itself what to do. Put the link before or after it.',
  heading: 'a heading has no link. Put it into the text below.',
}

/** Whether a link is written as [words](address), and not an address that stands by itself */
export const isWrittenOut = (node: Link, markdown: string): boolean =>
  markdown[node.position?.start.offset ?? -1] === '['

/** The words and address of each link in a text, in order */
export function linksIn(markdown: string): { words: string; address: string }[] {
  const find = (node: Nodes): { words: string; address: string }[] => {
    if (node.type === 'link') return [{ words: wordsIn(node), address: node.url }]
    return 'children' in node ? node.children.flatMap((child) => find(child)) : []
  }
  return find(guideTree(markdown))
}

export const wordsIn = (node: Nodes): string => {
  if ('children' in node) return node.children.map((child) => wordsIn(child)).join('')
  return 'value' in node ? node.value : ''
}

/** Text, bold and italic without a source: what a link can hold */
export function isWords(node: Nodes): boolean {
  if (node.type === 'text') return !/\[\^[a-z0-9-]+\]/.test(node.value)
  return (node.type === 'strong' || node.type === 'emphasis') && node.children.every(isWords)
}

/** What reads like the name of a host, in whatever letters and dots; punycode as a browser would make of it */
function hostsNamedIn(words: string): string[] {
  const plain = words.normalize('NFKC').replace(/[。․]/g, '.')
  return (plain.match(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu) ?? [])
    .filter((name) => /\.\p{L}[\p{L}\p{N}-]+$/u.test(name))
    .map((name) => parsed(`https://${name}`)?.hostname ?? name)
}

function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

const SHOWN = 80
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
