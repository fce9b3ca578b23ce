import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { wordsOf } from '@/lib/guide/guide-prose'

/**
 * The Flesch-Kincaid grade of lines of prose; a line ends its last sentence. `leftOut` matches the names that do not
 * count, such as glossed drug names.
 */
export function readingGrade(lines: readonly string[], leftOut: RegExp): number {
  const sentences = lines
    .flatMap((line) => line.replace(leftOut, ' ').split(/(?<=[.!?]["”’)]*)\s+/))
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    // A number has no syllable for the counter, but a reader says at least one.
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  })
}
