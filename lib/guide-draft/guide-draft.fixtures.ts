import type { Clinician } from '@/lib/access/actor-kinds'
import type { GuideDraftBegun } from './begin-commands'
import { changeGuideDraft } from './commands'
import { fieldsOf, type PartName, partFingerprint } from './part-fields'
import { guideDraft } from './queries'

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
