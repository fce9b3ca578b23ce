import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, id, line } from '@/lib/platform/field'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { json, oneByOne } from './draft-row'

export type DraftBegun =
  | { ok: true; draftId: string; outcome: 'begun' | 'open-already' }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

const begin = z.union([
  z.strictObject({ title: line({ label: 'a title', max: 200 }) }),
  z.strictObject({ versionId: id }),
])

/**
 * Begins to write a questionnaire: a new one by its title, or from a published version. One of the clinic's own becomes a
 * new version of itself, and whoever begins second joins the draft that is open; one that ships becomes the clinic's own
 * by another address.
 */
export async function beginDraft(
  actor: Actor,
  input: { title: unknown } | { versionId: unknown },
): Promise<DraftBegun> {
  if (!canAddToLibrary(actor)) return { ok: false, reason: 'not-found' }
  const parsed = begin.safeParse(input)
  if (!parsed.success) {
    if ('versionId' in input) return { ok: false, reason: 'not-found' }
    const title = line({ label: 'a title', max: 200 }).safeParse(input.title)
    const [issue] = title.error?.issues ?? []
    return { ok: false, reason: 'invalid', errors: { title: issue?.message ?? 'Enter a title' } }
  }
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx): Promise<DraftBegun> => {
    const versionId = 'versionId' in parsed.data ? parsed.data.versionId : null
    const version = versionId
      ? await tx.questionnaireVersion.findFirst({
          where: { id: versionId },
          select: { id: true, questionnaireId: true, resource: true },
        })
      : null
    // another clinic's own questionnaire is hidden here by row-level security
    const row = version && (await tx.questionnaire.findFirst({ where: { id: version.questionnaireId } }))
    if (versionId && !row) return { ok: false, reason: 'not-found' }
    const own = row?.clinicId === clinicId ? row : null
    if (own) {
      await oneByOne(tx, own.id)
      const open = await tx.questionnaireDraft.findFirst({
        where: { clinicId, questionnaireId: own.id, closedAt: null },
        select: { id: true },
      })
      if (open) return { ok: true, draftId: open.id, outcome: 'open-already' }
    }
    const source = version ? questionnaireSchema.parse(version.resource) : null
    const questionnaire = 'title' in parsed.data ? blank(parsed.data.title) : copied(source, own !== null)
    const { id: draftId } = await tx.questionnaireDraft.create({
      data: {
        ...{ clinicId, questionnaireId: own?.id ?? null, basedOnId: version?.id ?? null },
        ...{ title: questionnaire.title ?? '', resource: json(questionnaire) },
        ...{ createdBy: accountId, creatorName: name, createdAt: now() },
        ...{ changerName: name, changedAt: now() },
      },
      select: { id: true },
    })
    await record(tx, actor, { action: 'draft.begun', entity: 'questionnaire_draft', entityId: draftId })
    return { ok: true, draftId, outcome: 'begun' }
  })
}

const blank = (title: string): Questionnaire => ({
  ...{ resourceType: 'Questionnaire', url: `urn:uuid:${randomUUID()}`, title, status: 'draft' },
  ...{ subjectType: ['Patient'] },
})

/** What the file says of its own review and release was said of another text */
function copied(source: Questionnaire | null, isOwn: boolean): Questionnaire {
  const { id: _, url, ...rest } = source ?? blank('')
  const said = new Set([
    'version',
    'date',
    'approvalDate',
    'lastReviewDate',
    ...(isOwn ? [] : ['name', 'publisher']),
  ])
  const entries = Object.entries(rest).filter(([key]) => !said.has(key))
  const { extension, ...kept } = questionnaireSchema.parse({
    ...Object.fromEntries(entries),
    status: 'draft',
  })
  // how long it takes is worked out anew from what is asked
  const others = extension?.filter((one) => one.url !== extensionUrl.minutes) ?? []
  return {
    ...kept,
    ...(others.length > 0 && { extension: others }),
    url: isOwn ? url : `urn:uuid:${randomUUID()}`,
  }
}
