import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { shelve } from '@/lib/guide/shelf-rows'
import { shippedGlossary } from '@/lib/guide/shipped-glossary'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, id, line } from '@/lib/platform/field'
import { isoDay } from '@/lib/platform/zoned-time'
import { versionAfter } from '@/lib/questionnaire-draft/version-label'
import { besideRows } from './beside-rows'
import { finishedText, type GuideBlocker, guideBlockers, nothingNew } from './blocker'
import { type GuideDraftRow, openGuideDraft } from './draft-rows'
import { readablePictures } from './picture-rows'
import { reviewLines, unreviewed } from './review'
import { readWritten, saysTheSame } from './written-guide'

type Refused =
  | { ok: false; reason: 'not-found' }
  /** The draft is another one than the one that was looked at */
  | { ok: false; reason: 'conflict' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  | { ok: false; reason: 'blocked'; blockers: readonly GuideBlocker[] }

const reviewing = z.strictObject({
  draftId: id,
  revision: z.coerce.number().int().min(0),
  ticked: z.array(z.string().max(50)),
})

/** A clinician's word for a draft as it stands. It counts for what others wrote, and until the next change. */
export async function reviewGuideDraft(
  actor: Actor,
  input: { draftId: unknown; revision: unknown; ticked: unknown },
): Promise<{ ok: true } | Refused> {
  const parsed = reviewing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, revision, ticked } = parsed.data
  const missing = reviewLines.find(({ name }) => !ticked.includes(name))
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx) => {
    const draft = await openGuideDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    if (draft.revision !== revision) return { ok: false, reason: 'conflict' }
    if (missing)
      return { ok: false, reason: 'invalid', errors: { ticked: 'Tick every line that you looked at' } }
    const { blockers } = await readiness(tx, clinicId, draft)
    if (blockers.length > 0) return { ok: false, reason: 'blocked', blockers }
    await tx.guideDraftReview.createMany({
      data: {
        ...{ clinicId, draftId, revision, reviewedBy: accountId, reviewerName: name, reviewedAt: now() },
        ticked: reviewLines.map(({ words }) => words),
      },
      skipDuplicates: true,
    })
    await record(tx, actor, {
      ...{ action: 'draft.reviewed', entity: 'guide_draft', entityId: draftId },
      detail: { revision },
    })
    return { ok: true }
  })
}

export type GuidePublished =
  | { ok: true; versionId: string; version: string }
  | Refused
  /** Somebody's words were looked at by nobody else yet */
  | { ok: false; reason: 'unreviewed'; names: readonly string[] }

const publishing = z.strictObject({
  draftId: id,
  revision: z.coerce.number().int().min(0),
  reason: line({ label: 'why it is published', max: 500 }),
})

/**
 * Publishes a reviewed draft as a version that never changes, with who, who reviewed, and why. It goes onto the shelf the
 * same way as a file does. What was assigned before keeps the version it has.
 */
export async function publishGuideDraft(
  actor: Actor,
  input: { draftId: unknown; revision: unknown; reason: unknown },
): Promise<GuidePublished> {
  if (!canAddToLibrary(actor) || !id.safeParse(input.draftId).success)
    return { ok: false, reason: 'not-found' }
  const parsed = publishing.safeParse(input)
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx): Promise<GuidePublished> => {
    const draft = await openGuideDraft(tx, actor, String(input.draftId))
    if (!draft) return { ok: false, reason: 'not-found' }
    if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
    const { revision, reason } = parsed.data
    if (draft.revision !== revision) return { ok: false, reason: 'conflict' }
    const { blockers, newest, pictures } = await readiness(tx, clinicId, draft)
    if (blockers.length > 0) return { ok: false, reason: 'blocked', blockers }
    const { reviews, waiting } = await reviewState(tx, clinicId, draft)
    if (waiting.length > 0) return { ok: false, reason: 'unreviewed', names: waiting }
    const clinic = await tx.clinic.findFirstOrThrow({ where: { id: clinicId }, select: { timeZone: true } })
    const reviewers = reviews.map(({ reviewerName }) => reviewerName)
    const text = finishedText(draft.guide, {
      version: versionAfter(newest?.version),
      on: isoDay(now(), clinic.timeZone),
      reviewer: reviewers.join(', '),
    })
    const read = parseGuideFile(text)
    if (!read.ok)
      return {
        ...{ ok: false, reason: 'blocked' },
        blockers: read.problems.map((sentence) => ({ part: 'about', sentence })),
      }
    const shown = read.guide.sections.flatMap((section) => section.pictures.map((picture) => picture.name))
    const drawn = Object.fromEntries([...new Set(shown)].map((one) => [one, pictures[one] ?? '']))
    const { versionId, version } = await shelve(tx, read.guide, { text, pictures: drawn, clinicId })
    await tx.guidePublication.create({
      data: {
        ...{ clinicId, guideVersionId: versionId, reason, reviewers },
        ticked: reviewLines.map(({ words }) => words),
        ...{ publishedBy: accountId, publisherName: name, publishedAt: now() },
      },
      select: { id: true },
    })
    await tx.guideDraft.updateMany({
      where: { clinicId, id: draft.id },
      data: { closedAt: now(), publishedVersionId: versionId },
    })
    await record(tx, actor, {
      ...{ action: 'draft.published', entity: 'guide_version', entityId: versionId },
      detail: { guide: draft.slug, version, draftId: draft.id, reviewers },
    })
    return { ok: true, versionId, version }
  })
}

/** What still keeps it from being published, but for the review */
async function readiness(tx: Transaction, clinicId: string, draft: GuideDraftRow) {
  const pictures = await readablePictures(tx, clinicId)
  const { newest, beside } = await besideRows(tx, clinicId, draft)
  const glossary = shippedGlossary(draft.language)
  const found = guideBlockers(draft.guide, { glossary, pictures: Object.keys(pictures), beside })
  const isNothing = newest && saysTheSame(readWritten(newest.source), draft.guide)
  return { newest, pictures, blockers: isNothing ? [...found, nothingNew(newest.version)] : found }
}

async function reviewState(
  tx: Transaction,
  clinicId: string,
  { id: draftId, revision, createdBy }: GuideDraftRow,
) {
  const changes = await tx.guideDraftChange.findMany({
    where: { clinicId, draftId },
    select: { changedBy: true, changerName: true },
    distinct: ['changedBy'],
  })
  const reviews = await tx.guideDraftReview.findMany({
    where: { clinicId, draftId, revision },
    select: { reviewedBy: true, reviewerName: true },
    orderBy: { reviewedAt: 'asc' },
  })
  const writers = changes.map(({ changedBy, changerName }) => ({ accountId: changedBy, name: changerName }))
  const all = writers.length > 0 ? writers : [{ accountId: createdBy, name: 'The one who began it' }]
  return { reviews, waiting: unreviewed(all, reviews).map((writer) => writer.name) }
}
