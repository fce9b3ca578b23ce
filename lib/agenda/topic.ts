import { createHash } from 'node:crypto'

/** As long as a line on the list should be; longer own words stand under it in full */
const TOPIC_LENGTH = 120

/** The line that stands on the list for somebody's own words: their first line, cut where it is long. */
export function topicOf(words: string): string {
  const [first = ''] = words.trim().split('\n')
  const letters = Array.from(first.trim())
  return letters.length > TOPIC_LENGTH
    ? `${letters
        .slice(0, TOPIC_LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : first.trim()
}

/** An item that is nothing but own words, as a line and what follows it: every word, none twice. */
export function headAndRest({ topic, ownWords }: { topic: string; ownWords: string }): [string, string] {
  const [first = '', ...rest] = ownWords.trim().split('\n')
  return first === '' ? [topic, ''] : [first.trim(), rest.join('\n').trim()]
}

/** What makes an item the same as one already on the list, however often it is sent */
export const originOf = {
  section: (assignmentId: string, sectionId: string): string => `guide:${assignmentId}:${sectionId}`,
  paragraph: (assignmentId: string, sectionId: string, paragraph: string): string =>
    `guide:${assignmentId}:${sectionId}:${paragraph}`,
  check: (assignmentId: string, checkId: string): string => `check:${assignmentId}:${checkId}`,
  own: (words: string): string =>
    `own:${createHash('sha256').update(words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 32)}`,
}

/** Which way a moved item swaps: the item it changes places with, among the items in order; null at the end. */
export function neighbour<T extends { id: string }>(
  items: readonly T[],
  itemId: string,
  way: 'up' | 'down',
): T | null {
  const at = items.findIndex(({ id }) => id === itemId)
  if (at === -1) return null
  return items[way === 'up' ? at - 1 : at + 1] ?? null
}
