import type { Clinician } from '@/lib/access/actor-kinds'
import type { GuideDraftBegun } from './begin-commands'
import { changeGuideDraft } from './commands'
import { fieldsOf, type PartName, partFingerprint } from './part-fields'
import { publishGuideDraft, reviewGuideDraft } from './publish-commands'
import { guideDraft } from './queries'
import { reviewLines } from './review'

export function draftIdOf(begun: GuideDraftBegun): string {
  if (!begun.ok) throw new Error(JSON.stringify(begun))
  return begun.draftId
}

/** The form of a part as it is drawn now, with other fields; sent when called */
export async function save(
  actor: Clinician,
  draftId: string,
  part: PartName,
  fields: Record<string, string[]>,
) {
  const opened = await guideDraft(actor, draftId)
  if (!opened) throw new Error('not there')
  const change = {
    ...{ act: 'save', part, was: partFingerprint(opened.guide, part), anew: false },
    fields: { ...fieldsOf(opened.guide, part), ...fields },
  }
  return () => changeGuideDraft(actor, { draftId, change })
}

/** A clinician's review of the draft as it stands, every line ticked */
export const reviewed = async (actor: Clinician, draftId: string) =>
  reviewGuideDraft(actor, {
    ...{ draftId, revision: (await guideDraft(actor, draftId))?.revision },
    ticked: reviewLines.map(({ name }) => name),
  })

/** Reviewed by both, so that it does not matter who wrote what, and published */
export async function published(
  actor: Clinician,
  colleague: Clinician,
  draftId: string,
  reason: string,
): Promise<{ versionId: string; version: string }> {
  await reviewed(actor, draftId)
  await reviewed(colleague, draftId)
  const revision = (await guideDraft(actor, draftId))?.revision
  const done = await publishGuideDraft(actor, { draftId, revision, reason })
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done
}
