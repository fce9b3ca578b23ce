import { type GuideFile, parseGuideFile } from './guide-file'

const MOST_KEPT = 100
const kept = new Map<string, GuideFile>()

/** A published version as its sections and checks. Its row never changes, so each is parsed once in a process. */
export function publishedGuide(versionId: string, source: string): GuideFile {
  const known = kept.get(versionId)
  if (known) return known
  const read = parseGuideFile(source)
  if (!read.ok) throw new Error(`Guide version ${versionId} cannot be read: ${read.problems[0] ?? ''}`)
  const oldest = kept.keys().next()
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value)
  kept.set(versionId, read.guide)
  return read.guide
}
