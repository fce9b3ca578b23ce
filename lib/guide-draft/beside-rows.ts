import type { Transaction } from '@/lib/access/scoped'
import { readWritten, type WrittenGuide } from './written-guide'

export type Beside = { language: string; draftId: string | null; guide: WrittenGuide }
export type NewestVersion = { versionId: string; version: string; source: string }

type Draft = { slug: string; language: string; guideId: string | null }

/**
 * What stands beside a draft: the newest version of its guide in its own language, and the guide in the others, as it is
 * being written there or as it was published.
 */
export async function besideRows(
  tx: Transaction,
  clinicId: string,
  { slug, language, guideId }: Draft,
): Promise<{ newest: NewestVersion | null; beside: Beside[] }> {
  // a sibling draft that was published first may have made the guide meanwhile
  const guide = guideId
    ? { id: guideId }
    : await tx.guide.findFirst({ where: { slug, clinicId }, select: { id: true } })
  const published = guide
    ? await tx.guideVersion.findMany({
        where: { guideId: guide.id },
        select: { id: true, language: true, version: true, source: true },
        orderBy: [{ language: 'asc' }, { revision: 'desc' }],
        distinct: ['language'],
      })
    : []
  const others = await tx.guideDraft.findMany({
    where: { clinicId, slug, closedAt: null, language: { not: language } },
    select: { id: true, language: true, source: true },
  })
  const own = published.find((one) => one.language === language)
  const rest = published.filter(
    (one) => one.language !== language && !others.some((other) => other.language === one.language),
  )
  const one = (draftId: string | null, of: { language: string; source: string }): Beside => ({
    ...{ language: of.language, draftId, guide: readWritten(of.source) },
  })
  return {
    newest: own ? { versionId: own.id, version: own.version, source: own.source } : null,
    beside: [...others.map((other) => one(other.id, other)), ...rest.map((other) => one(null, other))],
  }
}
