import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary, canKeepBook } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import type { Pictures } from '@/lib/guide/queries'
import { id } from '@/lib/platform/field'
import { type Beside, besideRows, type NewestVersion } from './beside-rows'
import { readablePictures } from './picture-rows'
import { readWritten, type WrittenGuide } from './written-guide'

export type GuideDraftLine = {
  id: string
  title: string
  language: string
  /** It becomes a new version of one that the clinic has */
  isNewVersion: boolean
  creatorName: string
  changerName: string
  changedAt: Date
  isDiscarded: boolean
}

/** The guides that the clinic is writing, the newest first; then the last of what was put away. */
export async function guideDrafts(actor: Actor): Promise<GuideDraftLine[]> {
  if (!canAddToLibrary(actor)) return []
  const rows = await scoped(actor, (tx) =>
    tx.guideDraft.findMany({
      where: { clinicId: actor.clinicId, publishedVersionId: null },
      select: {
        ...{ id: true, title: true, language: true, guideId: true, creatorName: true },
        ...{ changerName: true, changedAt: true, closedAt: true },
      },
      orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { changedAt: 'desc' }],
      take: 200,
    }),
  )
  return rows.map(({ guideId, closedAt, ...row }) => ({
    ...row,
    isNewVersion: guideId !== null,
    isDiscarded: closedAt !== null,
  }))
}

export type GuideDraftChangeLine = {
  revision: number
  words: string
  part: string
  changedBy: string
  changerName: string
  changedAt: Date
}

export type GuideDraftReviewLine = {
  reviewedBy: string
  reviewerName: string
  ticked: readonly string[]
  reviewedAt: Date
}

export type OpenedGuideDraft = {
  id: string
  slug: string
  language: string
  revision: number
  guide: WrittenGuide
  changedAt: Date
  changerName: string
  /** The published version that it was begun from */
  basis: { versionId: string; version: string; title: string; isOwn: boolean; source: string } | null
  /** The newest version of the guide that it becomes a version of */
  newest: NewestVersion | null
  /** The same guide in another language: as it is being written, or as it was published */
  beside: readonly Beside[]
  /** The newest first, as far as they are shown */
  changes: readonly GuideDraftChangeLine[]
  /** Everybody who wrote in it */
  writers: readonly { accountId: string; name: string }[]
  /** Of the draft as it stands */
  reviews: readonly GuideDraftReviewLine[]
}

/** One open draft to write on. Null where not there, closed or another clinic's. */
export async function guideDraft(actor: Actor, draftId: string): Promise<OpenedGuideDraft | null> {
  if (!canAddToLibrary(actor) || !id.safeParse(draftId).success) return null
  const { clinicId } = actor
  return scoped(actor, async (tx) => {
    const row = await tx.guideDraft.findFirst({
      where: { clinicId, id: draftId, closedAt: null },
      include: {
        basedOn: { select: { id: true, version: true, title: true, guideId: true, source: true } },
        changes: { omit: { before: true }, orderBy: { revision: 'desc' } },
      },
    })
    if (!row) return null
    const { slug, language, revision, guideId } = row
    const reviews = await tx.guideDraftReview.findMany({
      where: { clinicId, draftId, revision },
      select: { reviewedBy: true, reviewerName: true, ticked: true, reviewedAt: true },
      orderBy: { reviewedAt: 'asc' },
    })
    const { newest, beside } = await besideRows(tx, clinicId, row)
    const people = new Map(row.changes.map(({ changedBy, changerName }) => [changedBy, changerName]))
    if (people.size === 0) people.set(row.createdBy, row.creatorName)
    return {
      ...{ id: draftId, slug, language, revision, guide: readWritten(row.source) },
      ...{ changedAt: row.changedAt, changerName: row.changerName },
      basis: row.basedOn && {
        ...{ versionId: row.basedOn.id, version: row.basedOn.version, title: row.basedOn.title },
        isOwn: row.basedOn.guideId === guideId,
        source: row.basedOn.source,
      },
      ...{ newest, beside },
      changes: row.changes.slice(0, 20).map(({ clinicId: _, draftId: __, ...change }) => change),
      writers: [...people].map(([accountId, name]) => ({ accountId, name })),
      reviews,
    }
  })
}

/** Every picture that a guide here shows, by name: what a draft can show too */
export async function guidePictures(actor: Actor): Promise<Pictures> {
  if (!canAddToLibrary(actor)) return {}
  return scoped(actor, (tx) => readablePictures(tx, actor.clinicId))
}

export type GuidePublicationView = { by: string; at: Date; reason: string; reviewers: readonly string[] }

/** Who published a version that the clinic wrote, who reviewed it, and why; null for one that ships */
export async function guidePublication(
  actor: Actor,
  versionId: string,
): Promise<GuidePublicationView | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  const row = await scoped(actor, (tx) =>
    tx.guidePublication.findFirst({
      where: { clinicId: actor.clinicId, guideVersionId: versionId },
      select: { publisherName: true, publishedAt: true, reason: true, reviewers: true },
    }),
  )
  return row && { by: row.publisherName, at: row.publishedAt, reason: row.reason, reviewers: row.reviewers }
}
