import { drugNames } from './content-rules'
import type { GuideFile } from './guide-file'
import { proseLines } from './guide-prose'
import { measureOf, measureWords } from './reading-measure'
import { shippedGlossary } from './shipped-glossary'

export type GuideReading = { words: string; isHard: boolean }

const MOST_KEPT = 200
const kept = new Map<string, GuideReading>()

/** How hard a published version reads as a whole. Its row never changes, so each is measured once in a process. */
export function guideReading(versionId: string, { language, sections }: GuideFile): GuideReading {
  const known = kept.get(versionId)
  if (known) return known
  const { of, isHard } = measureOf(language)
  const lines = sections
    .flatMap(({ keyPoint, body }) => [...proseLines(keyPoint ?? ''), ...proseLines(body)])
    .filter(({ kind }) => kind !== 'heading')
    .map(({ text }) => text)
  const value = of(lines, drugNames(shippedGlossary(language)))
  const reading = { words: measureWords(language, value), isHard: isHard(value) }
  const oldest = kept.keys().next()
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value)
  kept.set(versionId, reading)
  return reading
}
