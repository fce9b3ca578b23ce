import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import type { Pictures } from '@/lib/guide/queries'
import { id } from '@/lib/platform/field'
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
  basis: { versionId: string; version: string; title: string; isOwn: boolean } | null
  /** The newest version of the guide that it becomes a version of */
  newest: { versionId: string; version: string; source: string } | null
  /** The same guide in another language: as it is being written, or as it was published */
  beside: readonly { language: string; draftId: string | null; guide: WrittenGuide }[]
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
        basedOn: { select: { id: true, version: true, title: true, guideId: true } },
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
    const published = guideId
      ? await tx.guideVersion.findMany({
          where: { guideId },
          select: { id: true, language: true, version: true, source: true },
          orderBy: [{ language: 'asc' }, { revision: 'desc' }],
          distinct: ['language'],
        })
      : []
    const others = await tx.guideDraft.findMany({
      where: { clinicId, slug, closedAt: null, language: { not: language } },
      select: { id: true, language: true, source: true },
    })
    const newest = published.find((one) => one.language === language)
    const people = new Map(row.changes.map(({ changedBy, changerName }) => [changedBy, changerName]))
    people.set(row.createdBy, row.creatorName)
    return {
      ...{ id: draftId, slug, language, revision, guide: readWritten(row.source) },
      ...{ changedAt: row.changedAt, changerName: row.changerName },
      basis: row.basedOn && {
        ...{ versionId: row.basedOn.id, version: row.basedOn.version, title: row.basedOn.title },
        isOwn: row.basedOn.guideId === guideId,
      },
      newest: newest ? { versionId: newest.id, version: newest.version, source: newest.source } : null,
      beside: [
        ...others.map((one) => ({
          ...{ language: one.language, draftId: one.id, guide: readWritten(one.source) },
        })),
        ...published
          .filter(
            (one) => one.language !== language && !others.some((other) => other.language === one.language),
          )
          .map((one) => ({ language: one.language, draftId: null, guide: readWritten(one.source) })),
      ],
      changes: row.changes.slice(0, 20).map(({ clinicId: _, draftId: __, ...change }) => change),
      writers: [...people].map(([accountId, name]) => ({ accountId, name })),
      reviews,
    }
  })
}

/** Every picture that a guide here shows, by name: what a draft can show too */
export async function guidePictures(actor: Actor): Promise<Pictures> {
  if (!canAddToLibrary(actor)) return {}
  return scoped(actor, (tx) => readablePictures(tx))
}
