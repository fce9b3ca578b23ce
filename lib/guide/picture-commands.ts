import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { type PictureProblem, readPicture } from '@/lib/platform/picture'
import { GUIDE_PICTURE_SIDE, pictureName } from './clinic-picture'

export type PictureAdded =
  | { ok: true; name: string }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

const sentences: Record<PictureProblem, string> = {
  'empty-file': 'Choose a picture',
  'picture-too-large': 'Choose a picture of at most 10 MB',
  'not-a-picture': 'Choose a picture as JPEG, PNG or WebP',
  'broken-picture': 'The picture cannot be read. Save it again as JPEG or PNG, or choose another one.',
}

const invalid = (errors: FieldErrors): PictureAdded => ({ ok: false, reason: 'invalid', errors })

const adding = z.strictObject({ name: z.unknown(), bytes: z.instanceof(Uint8Array) })

/**
 * Adds a picture to those that the clinic's guides can show. It is made a JPEG of a guide's size without what a camera
 * writes into it, and never changes, so that what was published shows what it showed.
 */
export async function addGuidePicture(
  actor: Actor,
  input: { name: unknown; bytes: Uint8Array },
): Promise<PictureAdded> {
  const parsed = adding.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const name = pictureName.safeParse(parsed.data.name)
  const picture = await readPicture(parsed.data.bytes, GUIDE_PICTURE_SIDE)
  const wrong = {
    ...(name.success ? {} : { name: fieldErrors(name.error)[''] ?? 'Enter a name' }),
    ...(typeof picture === 'string' ? { picture: sentences[picture] } : {}),
  }
  if (!name.success || typeof picture === 'string') return invalid(wrong)
  const { clinicId, accountId, name: adderName } = actor
  return scoped(actor, async (tx): Promise<PictureAdded> => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`guide picture ${clinicId}`}, 0))`
    const versions = await tx.guideVersion.findMany({
      where: { guide: { OR: [{ clinicId: null }, { clinicId }] } },
      select: { pictures: true },
    })
    const isTaken =
      versions.some(({ pictures }) => pictures !== null && Object.hasOwn(Object(pictures), name.data)) ||
      (await tx.guidePicture.findFirst({ where: { clinicId, name: name.data }, select: { id: true } })) !==
        null
    if (isTaken) return invalid({ name: 'There is a picture of that name. Give it another one.' })
    const { bytes, width, height } = picture.full
    const { id } = await tx.guidePicture.create({
      data: {
        ...{ clinicId, name: name.data, width, height, bytes },
        ...{ addedBy: accountId, adderName, addedAt: now() },
      },
      select: { id: true },
    })
    await record(tx, actor, { action: 'picture.added', entity: 'guide_picture', entityId: id })
    return { ok: true, name: name.data }
  })
}
