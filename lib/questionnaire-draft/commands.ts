import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, id } from '@/lib/platform/field'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { draftChange, edit } from './draft-edit'
import { freshIn, json, oneByOne, openDraft, writeChange, writeDraft } from './draft-row'
import { spotOf } from './item-tree'

export type DraftChanged =
  | { ok: true; linkId: string | null; words: string; revision: number }
  | { ok: false; reason: 'not-found' | 'conflict' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  | { ok: false; reason: 'impossible'; sentence: string }

const changing = z.strictObject({ draftId: id, change: draftChange })

/** Does one thing to a draft. What somebody else changed since the form was drawn is not overwritten. */
export async function changeDraft(
  actor: Actor,
  input: { draftId: unknown; change: unknown },
): Promise<DraftChanged> {
  if (!canAddToLibrary(actor)) return { ok: false, reason: 'not-found' }
  const parsed = changing.safeParse(input)
  if (!parsed.success) {
    const isDraft = id.safeParse(input.draftId).success
    return isDraft
      ? { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
      : { ok: false, reason: 'not-found' }
  }
  const { draftId, change } = parsed.data
  return scoped(actor, async (tx): Promise<DraftChanged> => {
    const draft = await openDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    const done = edit(draft.questionnaire, change, freshIn(draft.questionnaire))
    if (!done.ok) return done
    const { questionnaire, words, linkId } = done
    // a form that was sent as it stood is no change, and nothing to undo
    if (isDeepStrictEqual(json(questionnaire), json(draft.questionnaire)))
      return { ok: true, linkId, words: '', revision: draft.revision }
    if (!(await writeChange(tx, actor, draft, { questionnaire, words, linkId })))
      return { ok: false, reason: 'impossible', sentence: tooLarge }
    await record(tx, actor, {
      ...{ action: 'draft.changed', entity: 'questionnaire_draft', entityId: draftId },
      detail: { act: change.act, linkId, revision: draft.revision + 1 },
    })
    return { ok: true, linkId, words, revision: draft.revision + 1 }
  })
}

const tooLarge = 'The questionnaire would be larger than 1 MB. Shorten it, or split it into two.'

const undoing = z.strictObject({ draftId: id, revision: z.coerce.number().int().min(1) })

/** Takes the newest change back. Refused where another one came after it: then that one is the newest. */
export async function undoChange(
  actor: Actor,
  input: { draftId: unknown; revision: unknown },
): Promise<DraftChanged> {
  const parsed = undoing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, revision } = parsed.data
  const { clinicId } = actor
  return scoped(actor, async (tx): Promise<DraftChanged> => {
    const draft = await openDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    const newest = await tx.questionnaireDraftChange.findFirst({
      where: { clinicId, draftId },
      orderBy: { revision: 'desc' },
    })
    if (newest?.revision !== revision) return { ok: false, reason: 'conflict' }
    await tx.questionnaireDraftChange.deleteMany({ where: { clinicId, draftId, revision } })
    const before = questionnaireSchema.parse(newest.before)
    await writeDraft(tx, actor, draftId, before, draft.revision + 1)
    await record(tx, actor, {
      ...{ action: 'draft.changed', entity: 'questionnaire_draft', entityId: draftId },
      detail: { act: 'undo', revision: draft.revision + 1, undone: revision },
    })
    // what was added went with the change
    const linkId = newest.linkId && spotOf(before, newest.linkId) ? newest.linkId : null
    return { ok: true, linkId, words: newest.words, revision: draft.revision + 1 }
  })
}

export type DraftClosed =
  | { ok: true }
  /** `open-already`: another draft of the same questionnaire is being written */
  | { ok: false; reason: 'not-found' | 'open-already' }

const closing = z.strictObject({ draftId: id, way: z.enum(['discard', 'restore']) })

/** Puts a draft away, or takes it up again; nothing is deleted, and twice is once. One that was published stays closed. */
export async function discardDraft(
  actor: Actor,
  input: { draftId: unknown; way: unknown },
): Promise<DraftClosed> {
  const parsed = closing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, way } = parsed.data
  const { clinicId } = actor
  const where = { clinicId, id: draftId, publishedVersionId: null }
  return scoped(actor, async (tx): Promise<DraftClosed> => {
    const isBack = way === 'restore'
    const row = await tx.questionnaireDraft.findFirst({ where, select: { questionnaireId: true } })
    if (!row) return { ok: false, reason: 'not-found' }
    if (isBack && row.questionnaireId) {
      await oneByOne(tx, row.questionnaireId)
      const another = await tx.questionnaireDraft.findFirst({
        where: { clinicId, questionnaireId: row.questionnaireId, closedAt: null, id: { not: draftId } },
        select: { id: true },
      })
      if (another) return { ok: false, reason: 'open-already' }
    }
    const { count } = await tx.questionnaireDraft.updateMany({
      where: { ...where, closedAt: isBack ? { not: null } : null },
      data: { closedAt: isBack ? null : now() },
    })
    if (count === 0)
      return (await tx.questionnaireDraft.count({ where })) > 0
        ? { ok: true }
        : { ok: false, reason: 'not-found' }
    await record(tx, actor, {
      action: isBack ? 'draft.restored' : 'draft.discarded',
      ...{ entity: 'questionnaire_draft', entityId: draftId },
    })
    return { ok: true }
  })
}
