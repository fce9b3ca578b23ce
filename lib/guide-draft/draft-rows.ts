import { randomInt } from 'node:crypto'
import type { Clinician } from '@/lib/access/actor-kinds'
import { clinicOf } from '@/lib/access/policy'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { readWritten, type WrittenGuide, writtenText } from './written-guide'

/** How many changes can be undone */
const KEPT = 100
/** Under what the parser takes, with room for what publishing adds */
const LARGEST = 250 * 1024

export type GuideDraftRow = {
  id: string
  slug: string
  language: string
  revision: number
  guideId: string | null
  basedOnId: string | null
  createdBy: string
  source: string
  guide: WrittenGuide
}

/** An open draft of the actor's clinic, held until the transaction ends, so that changes come one after the other */
export async function openGuideDraft(
  tx: Transaction,
  actor: Clinician,
  id: string,
): Promise<GuideDraftRow | null> {
  const clinicId = clinicOf(actor)
  await tx.$queryRaw`select 1 from guide_draft where clinic_id = ${clinicId}::uuid and id = ${id}::uuid for update`
  const row = await tx.guideDraft.findFirst({
    where: { clinicId, id, closedAt: null },
    select: {
      ...{ id: true, slug: true, language: true, revision: true, guideId: true, basedOnId: true },
      ...{ createdBy: true, source: true },
    },
  })
  return row && { ...row, guide: readWritten(row.source) }
}

/** Who begins a draft of a guide and who takes one up again wait for each other, so that one alone is open */
export async function oneByOne(tx: Transaction, clinicId: string, slug: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`guide draft ${clinicId} ${slug}`}, 0))`
}

/** Puts the draft's next revision down, with what stood before so that it can be undone. False: it has become too large. */
export async function writeGuideChange(
  tx: Transaction,
  actor: Clinician,
  draft: GuideDraftRow,
  { words, part, guide }: { words: string; part: string; guide: WrittenGuide },
): Promise<boolean> {
  if (writtenText(guide).length > LARGEST) return false
  const { clinicId, accountId, name } = actor
  const revision = draft.revision + 1
  await tx.guideDraftChange.create({
    data: {
      ...{ clinicId, draftId: draft.id, revision, words, part, before: draft.source },
      ...{ changedBy: accountId, changerName: name, changedAt: now() },
    },
    select: { revision: true },
  })
  // who wrote is kept for good: it decides who may review
  await tx.guideDraftChange.updateMany({
    where: { clinicId, draftId: draft.id, revision: { lte: revision - KEPT }, before: { not: null } },
    data: { before: null },
  })
  await writeGuideDraft(tx, actor, draft.id, guide, revision)
  return true
}

export async function writeGuideDraft(
  tx: Transaction,
  { clinicId, name }: Clinician,
  id: string,
  guide: WrittenGuide,
  revision: number,
): Promise<void> {
  await tx.guideDraft.updateMany({
    where: { clinicId, id },
    data: {
      ...{ source: writtenText(guide), title: guide.meta.title, revision },
      ...{ changerName: name, changedAt: now() },
    },
  })
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** By chance: two drafts of one guide must not give one id to two parts */
export const freshId = (kind: string): string =>
  `${kind}-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`
