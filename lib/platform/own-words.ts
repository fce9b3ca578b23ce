import { createHash } from 'node:crypto'

/** As long as a line on a list should be; longer words stand under it in full */
const LINE_LENGTH = 120

/** The line that stands on a list for somebody's own words: their first line, cut where it is long. */
export function lineOf(words: string): string {
  const [first = ''] = words.trim().split('\n')
  const letters = Array.from(first.trim())
  return letters.length > LINE_LENGTH
    ? `${letters
        .slice(0, LINE_LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : first.trim()
}

/** The same for the same words, however they are spaced or begun; it tells nobody what they are */
export const wordsKey = (words: string): string =>
  createHash('sha256')
    .update(words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
    .digest('hex')
    .slice(0, 32)
