import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary, canKeepBook } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import { type OriginalNews, originalNews } from './original-rows'
import { readWritten } from './written-guide'

/** What the shipped guide that a draft was copied from has changed since. Null where nothing is new, or not there. */
export async function draftOriginal(actor: Actor, draftId: string): Promise<OriginalNews | null> {
  if (!canAddToLibrary(actor) || !id.safeParse(draftId).success) return null
  return scoped(actor, async (tx) => {
    const draft = await tx.guideDraft.findFirst({
      where: { clinicId: actor.clinicId, id: draftId, closedAt: null },
      select: { source: true },
    })
    return draft && originalNews(tx, readWritten(draft.source).meta)
  })
}

/** The same for a version that the clinic published */
export async function versionOriginal(actor: Actor, versionId: string): Promise<OriginalNews | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  return scoped(actor, async (tx) => {
    const version = await tx.guideVersion.findFirst({
      where: { id: versionId, guide: { clinicId: actor.clinicId } },
      select: { source: true },
    })
    return version && originalNews(tx, readWritten(version.source).meta)
  })
}
