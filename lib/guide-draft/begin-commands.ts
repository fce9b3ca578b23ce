import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors, id, line } from '@/lib/platform/field'
import { freshId, oneByOne } from './draft-rows'
import { blankGuide, copyOf, type WrittenGuide, writtenText } from './written-guide'

export type GuideDraftBegun =
  | { ok: true; draftId: string; outcome: 'begun' | 'open-already' }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

const language = z.enum(['en', 'es'], { error: 'Choose a language' })
const newOne = z.strictObject({
  title: line({ label: 'a title', max: 200 }).refine(
    (title) => /[a-z\p{L}]/u.test(title),
    'Enter a title with letters',
  ),
  language,
})
const fromVersion = z.strictObject({ versionId: id })
const besideDraft = z.strictObject({ draftId: id, language })

/** What a draft begins as */
type Beginning = {
  slug: string
  guideId: string | null
  basedOnId: string | null
  guide: WrittenGuide
}

/**
 * Begins to write a guide: a new one by its title, from a published version, or in another language beside a draft. One of
 * the clinic's own becomes a new version of itself, and whoever begins second joins the draft that is open; one that ships
 * becomes the clinic's own under another name.
 */
export async function beginGuideDraft(
  actor: Actor,
  input:
    | { title: unknown; language: unknown }
    | { versionId: unknown }
    | { draftId: unknown; language: unknown },
): Promise<GuideDraftBegun> {
  if (!canAddToLibrary(actor)) return { ok: false, reason: 'not-found' }
  const parsed = z.union([newOne, fromVersion, besideDraft]).safeParse(input)
  if (!parsed.success) {
    const asNew = newOne.safeParse(input)
    return 'title' in input && asNew.error
      ? { ok: false, reason: 'invalid', errors: fieldErrors(asNew.error) }
      : { ok: false, reason: 'not-found' }
  }
  const { data } = parsed
  const { clinicId, accountId, name } = actor
  return scoped(actor, async (tx): Promise<GuideDraftBegun> => {
    const beginning =
      'title' in data
        ? begunNew(data.title, data.language)
        : 'versionId' in data
          ? await begunFrom(tx, clinicId, data.versionId)
          : await begunBeside(tx, clinicId, data.draftId, data.language)
    if (!beginning) return { ok: false, reason: 'not-found' }
    const { guide, ...rest } = beginning
    const { language: inLanguage, title } = guide.meta
    await oneByOne(tx, clinicId, rest.slug)
    const open = await tx.guideDraft.findFirst({
      where: { clinicId, slug: rest.slug, language: inLanguage, closedAt: null },
      select: { id: true },
    })
    if (open) return { ok: true, draftId: open.id, outcome: 'open-already' }
    const { id: draftId } = await tx.guideDraft.create({
      data: {
        ...{ clinicId, ...rest, language: inLanguage, title, source: writtenText(guide) },
        ...{ createdBy: accountId, creatorName: name, createdAt: now() },
        ...{ changerName: name, changedAt: now() },
      },
      select: { id: true },
    })
    await record(tx, actor, { action: 'draft.begun', entity: 'guide_draft', entityId: draftId })
    return { ok: true, draftId, outcome: 'begun' }
  })
}

function begunNew(title: string, inLanguage: 'en' | 'es'): Beginning {
  const slug = freshId('guide')
  return { slug, guideId: null, basedOnId: null, guide: blankGuide(slug, title, inLanguage) }
}

async function begunFrom(tx: Transaction, clinicId: string, versionId: string): Promise<Beginning | null> {
  const version = await tx.guideVersion.findFirst({
    where: { id: versionId },
    select: { id: true, guideId: true, source: true, revision: true },
  })
  // another clinic's own guide is hidden here by row-level security
  const guide = version && (await tx.guide.findFirst({ where: { id: version.guideId } }))
  if (!guide) return null
  const isOwn = guide.clinicId === clinicId
  const slug = isOwn ? guide.slug : freshId(guide.slug.slice(0, 80))
  return {
    ...{ slug, guideId: isOwn ? guide.id : null, basedOnId: version.id },
    guide: copyOf(version.source, slug, isOwn ? undefined : shippedAs(guide, version)),
  }
}

const shippedAs = ({ slug }: { slug: string }, { revision }: { revision: number }) => ({
  ...{ guide: slug, revision },
})

/** In the other language: as it was published there, or else the draft's own text to be put into it */
async function begunBeside(
  tx: Transaction,
  clinicId: string,
  draftId: string,
  inLanguage: 'en' | 'es',
): Promise<Beginning | null> {
  const draft = await tx.guideDraft.findFirst({ where: { clinicId, id: draftId, closedAt: null } })
  if (!draft) return null
  const basis =
    draft.basedOnId === null
      ? null
      : await tx.guideVersion.findFirst({ where: { id: draft.basedOnId }, select: { guideId: true } })
  const guideIds = [draft.guideId, basis?.guideId].filter((one) => typeof one === 'string')
  const [there] = await tx.guideVersion.findMany({
    where: { guideId: { in: guideIds }, language: inLanguage },
    select: {
      ...{ id: true, source: true, guideId: true, revision: true },
      guide: { select: { slug: true, clinicId: true } },
    },
    orderBy: { revision: 'desc' },
    take: 1,
  })
  const { slug, guideId } = draft
  const isShipped = there && there.guide.clinicId === null
  const guide = copyOf(
    there?.source ?? draft.source,
    slug,
    isShipped ? shippedAs(there.guide, there) : undefined,
  )
  return {
    ...{ slug, guideId, basedOnId: there?.id ?? draft.basedOnId },
    guide: { ...guide, meta: { ...guide.meta, language: inLanguage } },
  }
}
