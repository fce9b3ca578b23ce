import { createHash } from 'node:crypto'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { GuideFile } from './guide-file'

export type Shelved = {
  outcome: 'added' | 'new-version' | 'unchanged'
  slug: string
  versionId: string
  version: string
  revision: number
}

type Published = { text: string; pictures: Record<string, string>; clinicId: string | null }

/**
 * The one way onto a shelf, for what ships and what a clinic wrote: a new guide, a new revision where the text or a
 * picture changed, or nothing. What was published before stays as it was.
 */
export async function shelve(
  tx: Transaction,
  file: GuideFile,
  { text, pictures, clinicId }: Published,
): Promise<Shelved> {
  // two at once queue up here, so that neither finds the other's half
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`guide ${file.id}`}, 0))`
  const { id: guideId } = await tx.guide.upsert({
    where: { slug: file.id, clinicId },
    create: { slug: file.id, position: file.order, clinicId },
    // publishing what was retired is wanting it again
    update: { position: file.order, ...(clinicId !== null && { retiredAt: null }) },
    select: { id: true },
  })
  const newest = await tx.guideVersion.findFirst({
    where: { guideId, language: file.language },
    select: { id: true, revision: true, hash: true, version: true },
    orderBy: { revision: 'desc' },
  })
  const slug = file.id
  const hash = hashOf(text, pictures)
  if (newest?.hash === hash)
    return {
      ...{ outcome: 'unchanged', slug, versionId: newest.id },
      ...{ version: newest.version, revision: newest.revision },
    }
  const revision = (newest?.revision ?? 0) + 1
  const { language, version, title, summary, minutes } = file
  const { id: versionId } = await tx.guideVersion.create({
    data: {
      ...{ guideId, language, revision, version, title, summary, minutes, hash, source: text, pictures },
      reviewedOn: new Date(`${file.lastReviewed}T00:00:00Z`),
      publishedAt: now(),
    },
    select: { id: true },
  })
  return { outcome: newest ? 'new-version' : 'added', slug, versionId, version, revision }
}

/** Of the text and its pictures, each with its name: a redrawn picture is a new revision too */
function hashOf(text: string, pictures: Record<string, string>): string {
  const hash = createHash('sha256').update(text)
  for (const [name, svg] of Object.entries(pictures).toSorted()) hash.update(`\0${name}\0${svg}`)
  return hash.digest('hex')
}
