import { wordsKey } from '@/lib/platform/own-words'

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
  own: (words: string): string => `own:${wordsKey(words)}`,
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
