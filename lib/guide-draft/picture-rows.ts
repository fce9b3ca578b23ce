import { z } from 'zod'
import type { Transaction } from '@/lib/access/scoped'
import type { Pictures } from '@/lib/guide/queries'

const picturesSchema = z.record(z.string(), z.string())

/** Of all guides that the clinic sees, each picture as it was drawn last */
export async function readablePictures(tx: Transaction): Promise<Pictures> {
  const guides = await tx.guide.findMany({ select: { id: true } })
  const versions = await tx.guideVersion.findMany({
    where: { guideId: { in: guides.map(({ id }) => id) } },
    select: { pictures: true },
    orderBy: { publishedAt: 'asc' },
  })
  return Object.assign({}, ...versions.map(({ pictures }) => picturesSchema.parse(pictures)))
}
