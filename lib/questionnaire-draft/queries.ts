import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary, canKeepBook } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'

export type DraftLine = {
  id: string
  title: string
  /** It becomes a new version of one that the clinic has */
  isNewVersion: boolean
  creatorName: string
  changerName: string
  changedAt: Date
  isDiscarded: boolean
}

/** What the clinic is writing, the newest first; then the last of what was put away. */
export async function drafts(actor: Actor): Promise<DraftLine[]> {
  if (!canAddToLibrary(actor)) return []
  const { clinicId } = actor
  const rows = await scoped(actor, (tx) =>
    tx.questionnaireDraft.findMany({
      where: { clinicId, publishedVersionId: null },
      select: {
        id: true,
        title: true,
        questionnaireId: true,
        creatorName: true,
        changerName: true,
        changedAt: true,
        closedAt: true,
      },
      orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { changedAt: 'desc' }],
      take: 200,
    }),
  )
  return rows.map(({ questionnaireId, closedAt, ...row }) => ({
    ...row,
    isNewVersion: questionnaireId !== null,
    isDiscarded: closedAt !== null,
  }))
}

export type DraftChangeLine = {
  revision: number
  words: string
  linkId: string | null
  changedBy: string
  changerName: string
  changedAt: Date
}

export type Draft = {
  id: string
  revision: number
  questionnaire: Questionnaire
  changedAt: Date
  changerName: string
  /** The published version that it was begun from */
  basis: {
    versionId: string
    version: string
    title: string
    isOwn: boolean
    questionnaire: Questionnaire
  } | null
  /** The newest version of the questionnaire that it becomes a version of */
  newest: { version: string; questionnaire: Questionnaire } | null
  /** The newest first, as far as they are kept */
  changes: readonly DraftChangeLine[]
}

/** One open draft to write on. Null where not there, closed or another clinic's. */
export async function draft(actor: Actor, draftId: string): Promise<Draft | null> {
  if (!canAddToLibrary(actor) || !id.safeParse(draftId).success) return null
  const { clinicId } = actor
  const read = await scoped(actor, async (tx) => {
    const found = await tx.questionnaireDraft.findFirst({
      where: { clinicId, id: draftId, closedAt: null },
      select: {
        id: true,
        revision: true,
        resource: true,
        questionnaireId: true,
        changedAt: true,
        changerName: true,
        basedOn: { select: { id: true, version: true, title: true, resource: true } },
        changes: {
          select: {
            revision: true,
            words: true,
            linkId: true,
            changedBy: true,
            changerName: true,
            changedAt: true,
          },
          orderBy: { revision: 'desc' },
          take: 20,
        },
      },
    })
    const newest = found?.questionnaireId
      ? await tx.questionnaireVersion.findFirst({
          where: { questionnaireId: found.questionnaireId },
          select: { version: true, resource: true },
          orderBy: { revision: 'desc' },
        })
      : null
    return found && { found, newest }
  })
  if (!read) return null
  const { resource, basedOn, questionnaireId, ...row } = read.found
  return {
    ...row,
    newest: read.newest && {
      version: read.newest.version,
      questionnaire: questionnaireSchema.parse(read.newest.resource),
    },
    questionnaire: questionnaireSchema.parse(resource),
    basis: basedOn && {
      versionId: basedOn.id,
      version: basedOn.version,
      title: basedOn.title,
      isOwn: questionnaireId !== null,
      questionnaire: questionnaireSchema.parse(basedOn.resource),
    },
  }
}

export type Publication = { by: string; at: Date; reason: string }

/** Who published a version that the clinic wrote, and why; null for one that ships or was brought in */
export async function publication(actor: Actor, versionId: string): Promise<Publication | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  const row = await scoped(actor, (tx) =>
    tx.questionnairePublication.findFirst({
      where: { clinicId: actor.clinicId, questionnaireVersionId: versionId },
      select: { publisherName: true, publishedAt: true, reason: true },
    }),
  )
  return row && { by: row.publisherName, at: row.publishedAt, reason: row.reason }
}
