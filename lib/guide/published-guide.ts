import { createHash } from 'node:crypto'
import { type GuideFile, type GuideFileResult, parseGuideFile } from './guide-file'

/** In characters of what was parsed: a thousand guides of the length of ours, which a process always has room for */
const MOST_KEPT = 8_000_000

type Kept = { guide: GuideFile; size: number }

/**
 * Parses guide files, each text once while it is in use, whatever versions and clinics have it. Of more than `most`
 * characters, what was asked for longest ago is let go.
 */
export function guidesOnce(most: number): (source: string) => GuideFileResult {
  const kept = new Map<string, Kept>()
  let size = 0
  return (source) => {
    const hash = createHash('sha256').update(source).digest('base64')
    const known = kept.get(hash)
    if (known) {
      // as the one that was asked for last
      kept.delete(hash)
      kept.set(hash, known)
      return { ok: true, guide: known.guide }
    }
    const read = parseGuideFile(source)
    if (!read.ok || source.length > most) return read
    kept.set(hash, { guide: read.guide, size: source.length })
    size += source.length
    for (const [oldest, { size: freed }] of kept) {
      if (size <= most) break
      kept.delete(oldest)
      size -= freed
    }
    return read
  }
}

const once = guidesOnce(MOST_KEPT)

/** A published version as its sections and checks. Its text never changes. */
export function publishedGuide(versionId: string, source: string): GuideFile {
  const read = once(source)
  if (!read.ok) throw new Error(`Guide version ${versionId} cannot be read: ${read.problems[0] ?? ''}`)
  return read.guide
}

/** The same where a version may be of a kind that cannot be read any more, or not be there */
export function guideIn(source: string | null | undefined): GuideFile | null {
  const read = once(source ?? '')
  return read.ok ? read.guide : null
}
