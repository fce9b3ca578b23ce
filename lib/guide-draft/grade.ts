import { drugNames } from '@/lib/guide/content-rules'
import type { GlossaryEntry } from '@/lib/guide/glossary'
import { proseLines } from '@/lib/guide/guide-prose'
import { measureOf, measureWords } from '@/lib/guide/reading-measure'
import type { WrittenSection } from './written-guide'

const SHOWN = 3

export type Reading = {
  words: string
  isHard: boolean
  /** The sentences that make it hard, the hardest first */
  hard: { text: string; words: string }[]
}

/** How hard a part reads; drug names that the glossary explains do not count. Null where it says nothing yet. */
export function readingOf(
  section: Pick<WrittenSection, 'keyPoint' | 'body'>,
  glossary: readonly GlossaryEntry[],
  language: string,
): Reading | null {
  const leftOut = drugNames(glossary)
  const { of, isHard, harder } = measureOf(language)
  const lines = [...proseLines(section.keyPoint ?? ''), ...proseLines(section.body)]
    .filter(({ kind }) => kind !== 'heading')
    .map(({ text }) => text)
  const sentences = lines
    .flatMap((line) => line.split(/(?<=[.!?]["”’»)]*)\s+/))
    .filter((sentence) => /\p{L}/u.test(sentence.replace(leftOut, '')))
  if (sentences.length === 0) return null
  const value = of(lines, leftOut)
  const hard = sentences
    .map((text) => ({ text, value: of([text], leftOut) }))
    .filter((one) => isHard(one.value))
    .toSorted((one, other) => harder(one.value, other.value))
    .slice(0, SHOWN)
  return {
    words: measureWords(language, value),
    isHard: isHard(value),
    hard: hard.map((one) => ({ text: one.text, words: measureWords(language, one.value) })),
  }
}
