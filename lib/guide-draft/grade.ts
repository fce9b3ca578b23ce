import { drugNames } from '@/lib/guide/content-rules'
import type { GlossaryEntry } from '@/lib/guide/glossary'
import { proseLines } from '@/lib/guide/guide-prose'
import { readingGrade } from '@/lib/guide/reading-grade'
import type { WrittenSection } from './written-guide'

/** What a guide should read at, at most: as the tests hold what ships to */
export const EASY = 6
const SHOWN = 3

export type SectionGrade = {
  grade: number
  /** The sentences that raise it most, the hardest first */
  hard: { text: string; grade: number }[]
}

/** How hard a part reads: Flesch-Kincaid, in English; drug names that the glossary explains do not count */
export function sectionGrade(section: WrittenSection, glossary: readonly GlossaryEntry[]): SectionGrade {
  const leftOut = drugNames(glossary)
  const lines = [...proseLines(section.keyPoint ?? ''), ...proseLines(section.body)]
    .filter(({ kind }) => kind !== 'heading')
    .map(({ text }) => text)
  const sentences = lines
    .flatMap((line) => line.split(/(?<=[.!?]["”’)]*)\s+/))
    .filter((sentence) => /\p{L}/u.test(sentence))
  const hard = sentences
    .map((text) => ({ text, grade: readingGrade([text], leftOut) }))
    .filter(({ grade }) => grade > EASY)
    .toSorted((one, other) => other.grade - one.grade)
    .slice(0, SHOWN)
  return { grade: sentences.length === 0 ? 0 : Math.max(0, readingGrade(lines, leftOut)), hard }
}
