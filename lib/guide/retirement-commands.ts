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
 * Takes one of the clinic's own guides, known by any version of it, off the shelf: nobody is assigned it any
 * more. What is assigned goes on, and what was read stays. Doing it twice changes nothing.
 */
export const retireGuide = (actor: Actor, input: { versionId: unknown }): Promise<Retired> =>
  shelve(actor, input, 'library.retired')

/** Puts it back on the shelf, at its newest version */
export const returnGuide = (actor: Actor, input: { versionId: unknown }): Promise<Retired> =>
  shelve(actor, input, 'library.returned')

async function shelve(
  actor: Actor,
  input: { versionId: unknown },
  action: 'library.retired' | 'library.returned',
): Promise<Retired> {
  const parsed = oneVersion.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  return scoped(actor, async (tx) => {
    const version = await tx.guideVersion.findFirst({
      where: { id: parsed.data.versionId, guide: { clinicId: actor.clinicId } },
      select: { title: true, guideId: true, guide: { select: { slug: true } } },
    })
    if (!version) return { ok: false, reason: 'not-found' }
    const isRetiring = action === 'library.retired'
    const { count } = await tx.guide.updateMany({
      where: {
        ...{ id: version.guideId, clinicId: actor.clinicId },
        retiredAt: isRetiring ? null : { not: null },
      },
      data: { retiredAt: isRetiring ? now() : null },
    })
    if (count > 0)
      await record(tx, actor, {
        ...{ action, entity: 'guide', entityId: version.guideId },
        detail: { guide: version.guide.slug },
      })
    return { ok: true, title: version.title }
  })
}
