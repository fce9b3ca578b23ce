import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, id, line } from '@/lib/platform/field'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { publish } from '@/lib/questionnaire/shelf-rows'
import { blockersOf } from './blocker'
import type { Blocker } from './blocker-line'
import { openDraft } from './draft-row'
import { isNothing, newsOf, nothingNew } from './sameness'
import { versionAfter } from './version-label'

export type DraftPublished =
  | { ok: true; versionId: string; version: string; outcome: 'added' | 'new-version' | 'unchanged' }
  | { ok: false; reason: 'not-found' }
  /** The draft is another one than the one that was looked at */
  | { ok: false; reason: 'conflict' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  | { ok: false; reason: 'blocked'; blockers: readonly Blocker[] }

const publishing = z.strictObject({
  draftId: id,
  revision: z.coerce.number().int().min(0),
  reason: line({ label: 'why it is published', max: 500 }),
})

/**
 * Publishes a draft as a version that never changes, with who and why. It goes through the very checks that importing and
 * loading a file use. What was assigned before keeps the version it has.
 */
export async function publishDraft(
  actor: Actor,
  input: { draftId: unknown; revision: unknown; reason: unknown },
): Promise<DraftPublished> {
  if (!canAddToLibrary(actor)) return { ok: false, reason: 'not-found' }
  const parsed = publishing.safeParse(input)
  if (!id.safeParse(input.draftId).success) return { ok: false, reason: 'not-found' }
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx): Promise<DraftPublished> => {
    const draft = await openDraft(tx, actor, String(input.draftId))
    if (!draft) return { ok: false, reason: 'not-found' }
    if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
    const { revision, reason } = parsed.data
    if (draft.revision !== revision) return { ok: false, reason: 'conflict' }
    const blockers = blockersOf(draft.questionnaire)
    if (blockers.length > 0) return { ok: false, reason: 'blocked', blockers }
    const versions = draft.questionnaireId
      ? await tx.questionnaireVersion.findMany({
          where: { questionnaireId: draft.questionnaireId },
          select: { version: true, resource: true },
          orderBy: { revision: 'desc' },
          take: 1,
        })
      : []
    const [newest] = versions
    if (newest && isNothing(newsOf(questionnaireSchema.parse(newest.resource), draft.questionnaire)))
      return { ok: false, reason: 'blocked', blockers: [nothingNew(newest.version)] }
    const finished = questionnaireSchema.parse({
      ...draft.questionnaire,
      ...{ status: 'active', version: versionAfter(newest?.version) },
      date: now().toISOString().slice(0, 10),
    })
    const checked = checkLibraryFile(JSON.stringify(finished))
    if (!checked.ok) return { ok: false, reason: 'blocked', blockers: checked.problems }
    const done = await publish(tx, checked, { clinicId, position: undefined })
    const { versionId, version, outcome } = done
    if (outcome !== 'unchanged')
      await tx.questionnairePublication.create({
        data: {
          ...{ clinicId, questionnaireVersionId: versionId, reason },
          ...{ publishedBy: accountId, publisherName: name, publishedAt: now() },
        },
        select: { id: true },
      })
    await tx.questionnaireDraft.updateMany({
      where: { clinicId, id: draft.id },
      data: { closedAt: now(), publishedVersionId: versionId },
    })
    await record(tx, actor, {
      ...{ action: 'draft.published', entity: 'questionnaire_version', entityId: versionId },
      detail: { url: done.url, version, revision: done.revision, draftId: draft.id },
    })
    return { ok: true, versionId, version, outcome }
  })
}
