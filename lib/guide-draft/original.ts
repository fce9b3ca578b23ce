import { citedSources } from '@/lib/guide/guide-prose'
import { sectionText } from '@/lib/guide/guide-text'
import { idOf, type PartName } from './part-fields'
import type { WrittenGuide, WrittenSource } from './written-guide'

/**
 * A part of a guide made what the guide that it was copied from says there now: put in, replaced or taken out. The sources
 * that it cites come with it. Pure.
 */
export function withOriginal(guide: WrittenGuide, original: WrittenGuide, part: PartName): WrittenGuide {
  if (part === 'about') {
    const { audience: _, subject: __, ...rest } = guide.meta
    const { title, summary, audience, subject } = original.meta
    const meta = { ...rest, title, summary, ...(audience && { audience }), ...(subject && { subject }) }
    return { ...guide, meta }
  }
  if (part === 'sources') return withSources(guide, original.meta.sources)
  const id = idOf(part)
  if (part.startsWith('check:'))
    return { ...guide, meta: { ...guide.meta, checks: taken(guide.meta.checks, original.meta.checks, id) } }
  const sections = taken(guide.sections, original.sections, id)
  const section = original.sections.find((one) => one.id === id)
  const cited = section ? citedSources(sectionText(section)) : []
  return withSources(
    { ...guide, sections },
    original.meta.sources.filter((source) => cited.includes(source.id)),
  )
}

function withSources({ meta, sections }: WrittenGuide, sources: readonly WrittenSource[]): WrittenGuide {
  const kept = meta.sources.map((one) => sources.find(({ id }) => id === one.id) ?? one)
  const added = sources.filter(({ id }) => !meta.sources.some((one) => one.id === id))
  return { meta: { ...meta, sources: [...kept, ...added] }, sections }
}

/** Where both have it, in its place here; a new one after the one that it follows there */
function taken<One extends { id: string }>(ours: readonly One[], theirs: readonly One[], id: string): One[] {
  const at = theirs.findIndex((one) => one.id === id)
  const wanted = theirs[at]
  if (!wanted) return ours.filter((one) => one.id !== id)
  if (ours.some((one) => one.id === id)) return ours.map((one) => (one.id === id ? wanted : one))
  const before = theirs.slice(0, at).findLast((one) => ours.some((other) => other.id === one.id))
  const place = before ? ours.findIndex(({ id: other }) => other === before.id) + 1 : 0
  return ours.toSpliced(place, 0, wanted)
}
