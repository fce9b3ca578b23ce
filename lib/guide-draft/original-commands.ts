import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'
import { openGuideDraft, writeGuideChange } from './draft-rows'
import { nameOfPart } from './guide-edit'
import { withOriginal } from './original'
import { originalNews } from './original-rows'
import { isPartName, type PartName, partFingerprint } from './part-fields'
import type { WrittenGuide } from './written-guide'

export type OriginalTaken = { ok: true } | { ok: false; reason: 'not-found' | 'conflict' | 'nothing-new' }

const taking = z.strictObject({
  draftId: id,
  /** `seen`: the clinic has looked at all of it and takes over no more */
  part: z.string().max(300),
  /** What the part was when its page was drawn */
  was: z
    .string()
    .max(100)
    .regex(/^[\w+/=-]*$/),
  /** The revision of the original that the page showed */
  revision: z.coerce.number().int(),
})

/**
 * Makes a part of a draft what the guide that it was copied from says there now, or puts down that the clinic has seen what
 * is new. A change as any other: it can be undone, and nobody's words are overwritten in silence.
 */
export async function takeFromOriginal(
  actor: Actor,
  input: { draftId: unknown; part: unknown; was: unknown; revision: unknown },
): Promise<OriginalTaken> {
  const parsed = taking.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { draftId, part, was, revision } = parsed.data
  return scoped(actor, async (tx): Promise<OriginalTaken> => {
    const draft = await openGuideDraft(tx, actor, draftId)
    if (!draft) return { ok: false, reason: 'not-found' }
    const news = await originalNews(tx, draft.guide.meta)
    if (!news) return { ok: false, reason: 'nothing-new' }
    if (news.now.revision !== revision) return { ok: false, reason: 'conflict' }
    if (isPartName(part) && partFingerprint(draft.guide, part) !== was)
      return { ok: false, reason: 'conflict' }
    if (part !== 'seen' && !news.parts.some((one) => one.part === part))
      return { ok: false, reason: 'not-found' }
    const change = isPartName(part) ? took(draft.guide, news.now.guide, part) : seen(draft.guide, revision)
    if (!(await writeGuideChange(tx, actor, draft, change))) return { ok: false, reason: 'conflict' }
    await record(tx, actor, {
      ...{ action: 'draft.changed', entity: 'guide_draft', entityId: draftId },
      detail: { act: 'take-original', part, revision: draft.revision + 1 },
    })
    return { ok: true }
  })
}

type Change = { guide: WrittenGuide; words: string; part: string }

function took(ours: WrittenGuide, original: WrittenGuide, part: PartName): Change {
  const guide = withOriginal(ours, original, part)
  const name = nameOfPart(guide, part) || nameOfPart(ours, part)
  return { guide, part, words: `Took over “${name}” from the original` }
}

function seen({ meta, sections }: WrittenGuide, revision: number): Change {
  const { original } = meta
  const guide = { meta: { ...meta, ...(original && { original: { ...original, revision } }) }, sections }
  return { guide, part: 'about', words: 'Looked at what the original changed' }
}
