import { z } from 'zod'
import { type FieldErrors, line } from '@/lib/platform/field'
import { fieldsOf, idOf, isPartName, type PartName, partFingerprint } from './part-fields'
import { partTaken } from './part-form'
import type { WrittenGuide } from './written-guide'

const part = z
  .string()
  .max(300)
  .refine((name) => isPartName(name))
const was = z.string().max(100)
const fields = z.record(z.string().max(100), z.array(z.string()))

/** Everything that can be done to a draft */
export const guideChange = z.discriminatedUnion('act', [
  /** `anew` puts back what somebody removed while it was written */
  z.strictObject({ act: z.literal('save'), part, was, anew: z.boolean(), fields }),
  z.strictObject({ act: z.literal('add-section'), heading: line({ label: 'a heading', max: 150 }) }),
  z.strictObject({ act: z.literal('add-check') }),
  z.strictObject({ act: z.literal('move'), part, way: z.enum(['up', 'down']) }),
  z.strictObject({ act: z.literal('remove'), part }),
])
export type GuideChange = z.infer<typeof guideChange>

export type GuideEdited =
  | { ok: true; guide: WrittenGuide; words: string; part: PartName }
  | { ok: false; reason: 'conflict' | 'gone' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** One change to a draft. Pure: what it makes depends on nothing but what goes in. */
export function guideEdit(guide: WrittenGuide, change: GuideChange, fresh: () => string): GuideEdited {
  switch (change.act) {
    case 'save':
      return saved(guide, change, fresh)
    case 'add-section':
      return sectionAdded(guide, change.heading, fresh())
    case 'add-check':
      return checkAdded(guide, fresh())
    case 'move':
      return moved(guide, change)
    default:
      return removed(guide, change.part)
  }
}

type Save = Extract<GuideChange, { act: 'save' }>

function saved(guide: WrittenGuide, change: Save, fresh: () => string): GuideEdited {
  if (!isPartName(change.part)) return { ok: false, reason: 'gone' }
  const isThere = fieldsOf(guide, change.part) !== null
  if (!isThere && !change.anew) return { ok: false, reason: 'gone' }
  if (isThere && partFingerprint(guide, change.part) !== change.was) return { ok: false, reason: 'conflict' }
  const taken = partTaken(guide, change.part, change.fields, fresh)
  return taken.ok ? { ...taken, part: change.part } : { ok: false, reason: 'invalid', errors: taken.errors }
}

function sectionAdded(guide: WrittenGuide, heading: string, id: string): GuideEdited {
  const taken = partTaken(guide, `section:${id}`, { heading: [heading] }, () => id)
  if (!taken.ok) return { ok: false, reason: 'invalid', errors: taken.errors }
  return { ...taken, part: `section:${id}` }
}

function checkAdded(guide: WrittenGuide, id: string): GuideEdited {
  const check = { id, section: '', passage: '', topic: '', question: '', options: [] }
  const meta = { ...guide.meta, checks: [...guide.meta.checks, check] }
  return { ok: true, guide: { ...guide, meta }, words: 'Added a check', part: `check:${id}` }
}

function moved(guide: WrittenGuide, change: Extract<GuideChange, { act: 'move' }>): GuideEdited {
  if (!isPartName(change.part)) return { ok: false, reason: 'gone' }
  const step = change.way === 'up' ? -1 : 1
  const id = idOf(change.part)
  const words = `Moved “${nameOfPart(guide, change.part)}” ${change.way}`
  if (change.part.startsWith('section:')) {
    const sections = swapped(guide.sections, id, step)
    return sections
      ? { ok: true, guide: { ...guide, sections }, words, part: change.part }
      : { ok: false, reason: 'gone' }
  }
  const checks = swapped(guide.meta.checks, id, step)
  return checks
    ? { ok: true, guide: { ...guide, meta: { ...guide.meta, checks } }, words, part: change.part }
    : { ok: false, reason: 'gone' }
}

/** At the edge it stays where it is */
function swapped<One extends { id: string }>(all: readonly One[], id: string, step: number): One[] | null {
  const at = all.findIndex((one) => one.id === id)
  const [one, other] = [all[at], all[at + step]]
  if (!one) return null
  if (!other) return [...all]
  return all.map((each, index) => (index === at ? other : index === at + step ? one : each))
}

function removed(guide: WrittenGuide, name: string): GuideEdited {
  if (!isPartName(name) || fieldsOf(guide, name) === null) return { ok: false, reason: 'gone' }
  const words = `Removed “${nameOfPart(guide, name)}”`
  const id = idOf(name)
  if (name.startsWith('section:')) {
    const sections = guide.sections.filter((one) => one.id !== id)
    return { ok: true, guide: { ...guide, sections }, words, part: 'about' }
  }
  if (!name.startsWith('check:')) return { ok: false, reason: 'gone' }
  const checks = guide.meta.checks.filter((one) => one.id !== id)
  return { ok: true, guide: { ...guide, meta: { ...guide.meta, checks } }, words, part: 'about' }
}

/** As its part is called in the outline */
export function nameOfPart(guide: WrittenGuide, name: PartName): string {
  if (name === 'about') return 'Title and facts'
  if (name === 'sources') return 'Sources'
  const id = idOf(name)
  if (name.startsWith('section:')) return guide.sections.find((one) => one.id === id)?.heading ?? ''
  return guide.meta.checks.find((one) => one.id === id)?.topic || 'A new check'
}
