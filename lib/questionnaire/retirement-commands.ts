import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'

const oneVersion = z.strictObject({ versionId: id })

export type Retired = { ok: true; title: string } | { ok: false; reason: 'not-found' }

/**
 * Takes one of the clinic's own questionnaires, known by any version of it, off the shelf: nobody is assigned it any
 * more. What is assigned goes on, and what was answered stays. Doing it twice changes nothing.
 */
export const retireQuestionnaire = (actor: Actor, input: { versionId: unknown }): Promise<Retired> =>
  shelve(actor, input, 'library.retired')

/** Puts it back on the shelf, at its newest version */
export const returnQuestionnaire = (actor: Actor, input: { versionId: unknown }): Promise<Retired> =>
  shelve(actor, input, 'library.returned')

async function shelve(
  actor: Actor,
  input: { versionId: unknown },
  action: 'library.retired' | 'library.returned',
): Promise<Retired> {
  const parsed = oneVersion.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  return scoped(actor, async (tx) => {
    const version = await tx.questionnaireVersion.findFirst({
      where: { id: parsed.data.versionId, questionnaire: { clinicId: actor.clinicId } },
      select: { title: true, questionnaireId: true, questionnaire: { select: { url: true } } },
    })
    if (!version) return { ok: false, reason: 'not-found' }
    const isRetiring = action === 'library.retired'
    const { count } = await tx.questionnaire.updateMany({
      where: {
        ...{ id: version.questionnaireId, clinicId: actor.clinicId },
        retiredAt: isRetiring ? null : { not: null },
      },
      data: { retiredAt: isRetiring ? now() : null },
    })
    if (count > 0)
      await record(tx, actor, {
        ...{ action, entity: 'questionnaire', entityId: version.questionnaireId },
        detail: { url: version.questionnaire.url },
      })
    return { ok: true, title: version.title }
  })
}
