import type { Transaction } from '@/lib/access/scoped'
import { guideDifference, type PartDifference } from './guide-difference'
import { readWritten, type WrittenGuide } from './written-guide'

type Edition = { versionId: string; version: string; revision: number; title: string; guide: WrittenGuide }

/** What the shipped guide that one was copied from has changed since; null where it is the same, or was no copy */
export type OriginalNews = { then: Edition; now: Edition; parts: readonly PartDifference[] }

export async function originalNews(
  tx: Transaction,
  { original, language }: WrittenGuide['meta'],
): Promise<OriginalNews | null> {
  if (!original) return null
  const versions = await tx.guideVersion.findMany({
    where: {
      ...{ guide: { slug: original.guide, clinicId: null }, language },
      revision: { gte: original.revision },
    },
    select: { id: true, version: true, revision: true, title: true, source: true },
    orderBy: { revision: 'asc' },
  })
  const [then, now] = [versions[0], versions.at(-1)].map((row) => row && edition(row))
  if (!then || !now || then.revision !== original.revision || now.revision === then.revision) return null
  return { then, now, parts: guideDifference(then.guide, now.guide) }
}

type Row = { id: string; version: string; revision: number; title: string; source: string }

const edition = ({ id, source, ...row }: Row): Edition => ({
  ...{ ...row, versionId: id, guide: readWritten(source) },
})
