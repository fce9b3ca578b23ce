import { remembered } from '@/lib/assignment/pinned'
import { parseGuideFile } from '@/lib/guide/guide-file'

/** What the brief says about a guide: how many parts it has, and the topic of each check */
export type GuideOutline = { sections: number; topics: ReadonlyMap<string, string> }

export const guideOutline = remembered(async (tx, versionId): Promise<GuideOutline> => {
  const [row] = await tx<{ source: string }[]>`select source from guide_version where id = ${versionId}`
  const read = parseGuideFile(row?.source ?? '')
  if (!read.ok) return { sections: 1, topics: new Map() }
  const { sections, checks } = read.guide
  return { sections: sections.length, topics: new Map(checks.map(({ id, topic }) => [id, topic])) }
})
