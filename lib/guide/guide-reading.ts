import { drugNames } from './content-rules'
import type { GuideFile } from './guide-file'
import { proseLines } from './guide-prose'
import { measureOf, measureWords } from './reading-measure'
import { shippedGlossary } from './shipped-glossary'

export type GuideReading = { words: string; isHard: boolean }

const kept = new WeakMap<GuideFile, GuideReading>()

/** How hard a guide reads as a whole: measured once for each that is kept, and let go with it */
export function guideReading(guide: GuideFile): GuideReading {
  const known = kept.get(guide)
  if (known) return known
  const { language, sections } = guide
  const { of, isHard } = measureOf(language)
  const lines = sections
    .flatMap(({ keyPoint, body }) => [...proseLines(keyPoint ?? ''), ...proseLines(body)])
    .filter(({ kind }) => kind !== 'heading')
    .map(({ text }) => text)
  const value = of(lines, drugNames(shippedGlossary(language)))
  const reading = { words: measureWords(language, value), isHard: isHard(value) }
  kept.set(guide, reading)
  return reading
}
