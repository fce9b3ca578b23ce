import { z } from 'zod'
import type { Transaction } from '@/lib/access/scoped'
import { clinicPictureAddress } from '@/lib/guide/picture-address'
import type { Pictures } from '@/lib/guide/queries'

const picturesSchema = z.record(z.string(), z.string())

/** Of all guides that the clinic sees, each picture as it was drawn last; and the clinic's own, by their addresses */
export async function readablePictures(tx: Transaction, clinicId: string): Promise<Pictures> {
  const guides = await tx.guide.findMany({ select: { id: true } })
  const versions = await tx.guideVersion.findMany({
    where: { guideId: { in: guides.map(({ id }) => id) } },
    select: { pictures: true },
    orderBy: { publishedAt: 'asc' },
  })
  const own = await tx.guidePicture.findMany({ where: { clinicId }, select: { id: true, name: true } })
  const named = own.map(({ id, name }) => [name, clinicPictureAddress(id)])
  return Object.assign(
    {},
    ...versions.map(({ pictures }) => picturesSchema.parse(pictures)),
    Object.fromEntries(named),
  )
}
