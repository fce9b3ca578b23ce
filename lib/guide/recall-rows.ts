import { isClosedRecord } from '@/lib/access/closed-record'
import type { SqlTransaction } from '@/lib/access/scoped'
import type { GuideFile } from './guide-file'
import { publishedGuide } from './published-guide'
import { type SafetyChange, type Seen, safetyChanges } from './recall'

/** One patient's reading of one guide in one language, in whatever versions */
export type GuideReader = {
  patientId: string
  /** The assignment that they read last */
  assignmentId: string
  guideId: string
  language: string
  /** The version of that assignment */
  version: string
  /** When they last saw words of safety text that has changed since, or read of a change */
  seen: readonly Seen[]
  lastSeenAt: Date
  newest: NewestGuide
  changes: SafetyChange[]
}

export type NewestGuide = {
  versionId: string
  version: string
  title: string
  publishedAt: Date
  guide: GuideFile
}

type SeenRow = {
  patientId: string
  assignmentId: string
  guideId: string
  language: string
  versionId: string
  version: string
  revision: number
  sectionId: string | null
  blockId: string | null
  at: Date
}

type NewestRow = Omit<NewestGuide, 'guide'> & { guideId: string; language: string; source: string }

/** Who saw which words: of one patient, or of one guide */
export async function guideReaders(
  tx: SqlTransaction,
  { clinicId, patientId, guideId }: { clinicId: string; patientId?: string; guideId?: string },
): Promise<GuideReader[]> {
  // a closed record is on no list
  const mine = patientId ? tx`and a.patient_id = ${patientId}` : tx`and not ${isClosedRecord(tx, 'a')}`
  const ofGuide = guideId ? tx`and a.guide_id = ${guideId}` : tx``
  // from what is assigned to what was seen of it: never through all that the clinic's patients have seen
  const rows = await tx<SeenRow[]>`
    select a.patient_id as "patientId", a.id as "assignmentId", v.guide_id as "guideId", v.language,
      v.id as "versionId", v.version, v.revision, s.section_id as "sectionId", s.block_id as "blockId", s.at
    from assignment a
    cross join lateral (
      select null::uuid as version_id, r.section_id, null as block_id, r.last_read_at as at
      from guide_reading r where r.clinic_id = a.clinic_id and r.assignment_id = a.id
      union all
      select null, o.section_id, null, o.first_opened_at
      from guide_opening o where o.clinic_id = a.clinic_id and o.assignment_id = a.id
      union all
      select k.guide_version_id, null, k.block_id, k.read_at
      from safety_read k where k.clinic_id = a.clinic_id and k.assignment_id = a.id
    ) s
    join guide_version v on v.id = coalesce(s.version_id, a.guide_version_id)
    where a.clinic_id = ${clinicId} and a.guide_id is not null ${mine} ${ofGuide}
    order by s.at`
  if (rows.length === 0) return []
  const seenVersions = [...new Set(rows.map(({ versionId }) => versionId))]
  const guides = new Map(
    (
      await tx<{ id: string; source: string }[]>`
        select id, source from guide_version where id in ${tx(seenVersions)}`
    ).map(({ id, source }) => [id, publishedGuide(id, source)]),
  )
  const guideIds = [...new Set(rows.map((row) => row.guideId))]
  const newest = await tx<NewestRow[]>`
    select distinct on (guide_id, language) guide_id as "guideId", language, id as "versionId", version, title, source,
      published_at as "publishedAt"
    from guide_version where guide_id in ${tx(guideIds)}
    order by guide_id, language, revision desc`
  const readers = Map.groupBy(rows, (row) => `${row.patientId} ${row.guideId} ${row.language}`)
  return [...readers.values()].flatMap((own) => {
    const last = own.at(-1)
    const now = last && newest.find((one) => one.guideId === last.guideId && one.language === last.language)
    if (!last || !now) return []
    const { source, guideId: _, language: __, ...facts } = now
    const guide = publishedGuide(now.versionId, source)
    const seen = own.flatMap((row) => seenOf(row, guides.get(row.versionId)))
    return {
      ...{ patientId: last.patientId, assignmentId: last.assignmentId, guideId: last.guideId },
      ...{ language: last.language, version: versionRead(own), seen, lastSeenAt: last.at },
      ...{ newest: { ...facts, guide }, changes: safetyChanges(seen, guide) },
    }
  })
}

const versionRead = (rows: readonly SeenRow[]): string =>
  rows.findLast(({ sectionId }) => sectionId !== null)?.version ?? ''

function seenOf({ revision, sectionId, blockId, at }: SeenRow, guide: GuideFile | undefined): Seen[] {
  if (!guide) return []
  if (sectionId !== null) return [{ guide, revision, at, sectionId }]
  return blockId === null ? [] : [{ guide, revision, at, blockId }]
}
