import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, id } from '@/lib/platform/field'
import { freshId, oneByOne, openGuideDraft, writeGuideChange, writeGuideDraft } from './draft-rows'
import { guideChange, guideEdit } from './guide-edit'
import { fieldsOf, isPartName, type PartName } from './part-fields'
import { readWritten, writtenText } from './written-guide'

export type GuideDraftChanged =
  | { ok: true; part: PartName; words: string; revision: number }
  /** `gone`: somebody removed the part */
  | { ok: false; reason: 'not-found' | 'conflict' | 'gone' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

const changing = z.strictObject({ draftId: id, change: guideChange })

const tooLarge = 'The guide would be larger than 250 KB. Shorten it, or split it into two guides.'

/** Does one thing to a draft. What somebody else changed since the form was drawn is not overwritten. */
export async function changeGuideDraft(
  actor: Actor,
  input: { draftId: unknown; change: unknown },
): Promise<GuideDraftChanged> {
  if (!canAddToLibrary(actor) || !id.safeParse(input.draftId).success)
    return { ok: false, reason: 'not-found' }
  const parsed = changing.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = String(issue?.path.at(-1) ?? '')
    return { ok: false, reason: 'invalid', errors: { [field]: issue?.message ?? '' } }
  }
  const { draftId, change } = parsed.data
  return scoped(actor, async (tx): Promise<GuideDraftChanged> => {
    const draft = await openGuideDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    const kind = change.act === 'add-section' ? 'part' : change.act === 'add-check' ? 'check' : 'answer'
    const done = guideEdit(draft.guide, change, () => freshId(kind))
    if (!done.ok) return done
    const { guide, words, part } = done
    // a form that was sent as it stood is no change, and nothing to undo
    if (writtenText(guide) === draft.source) return { ok: true, part, words: '', revision: draft.revision }
    // undoing a removal leads back to what was removed
    const changed = change.act === 'remove' ? change.part : part
    if (!(await writeGuideChange(tx, actor, draft, { guide, words, part: changed })))
      return { ok: false, reason: 'invalid', errors: { body: tooLarge } }
    const revision = draft.revision + 1
    await record(tx, actor, {
      ...{ action: 'draft.changed', entity: 'guide_draft', entityId: draftId },
      detail: { act: change.act, part, revision },
    })
    return { ok: true, part, words, revision }
  })
}

const undoing = z.strictObject({ draftId: id, revision: z.coerce.number().int().min(1) })

/** Takes the newest change back. Refused where another one came after it: then that one is the newest. */
export async function undoGuideChange(
  actor: Actor,
  input: { draftId: unknown; revision: unknown },
): Promise<GuideDraftChanged> {
  const parsed = undoing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, revision } = parsed.data
  const { clinicId } = actor
  return scoped(actor, async (tx): Promise<GuideDraftChanged> => {
    const draft = await openGuideDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    const newest = await tx.guideDraftChange.findFirst({
      where: { clinicId, draftId },
      orderBy: { revision: 'desc' },
    })
    if (newest?.revision !== revision || newest.before === null) return { ok: false, reason: 'conflict' }
    await tx.guideDraftChange.deleteMany({ where: { clinicId, draftId, revision } })
    const before = readWritten(newest.before)
    await writeGuideDraft(tx, actor, draftId, before, draft.revision + 1)
    await record(tx, actor, {
      ...{ action: 'draft.changed', entity: 'guide_draft', entityId: draftId },
      detail: { act: 'undo', revision: draft.revision + 1, undone: revision },
    })
    // what was added went with the change
    const part = isPartName(newest.part) && fieldsOf(before, newest.part) ? newest.part : 'about'
    return { ok: true, part, words: newest.words, revision: draft.revision + 1 }
  })
}

export type GuideDraftClosed =
  | { ok: true }
  /** `open-already`: another draft of the same guide is being written in this language */
  | { ok: false; reason: 'not-found' | 'open-already' }

const closing = z.strictObject({ draftId: id, way: z.enum(['discard', 'restore']) })

/** Puts a draft away, or takes it up again; nothing is deleted, and twice is once. One that was published stays closed. */
export async function discardGuideDraft(
  actor: Actor,
  input: { draftId: unknown; way: unknown },
): Promise<GuideDraftClosed> {
  const parsed = closing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, way } = parsed.data
  const { clinicId } = actor
  const where = { clinicId, id: draftId, publishedVersionId: null }
  return scoped(actor, async (tx): Promise<GuideDraftClosed> => {
    const isBack = way === 'restore'
    const row = await tx.guideDraft.findFirst({ where, select: { slug: true, language: true } })
    if (!row) return { ok: false, reason: 'not-found' }
    if (isBack) {
      await oneByOne(tx, clinicId, row.slug)
      const another = await tx.guideDraft.findFirst({
        where: { clinicId, ...row, closedAt: null, id: { not: draftId } },
        select: { id: true },
      })
      if (another) return { ok: false, reason: 'open-already' }
    }
    const { count } = await tx.guideDraft.updateMany({
      where: { ...where, closedAt: isBack ? { not: null } : null },
      data: { closedAt: isBack ? null : now() },
    })
    if (count === 0)
      return (await tx.guideDraft.count({ where })) > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
    await record(tx, actor, {
      action: isBack ? 'draft.restored' : 'draft.discarded',
      ...{ entity: 'guide_draft', entityId: draftId },
    })
    return { ok: true }
  })
}
