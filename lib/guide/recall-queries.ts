import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer, canReadAnswers } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'
import type { SafetyChange } from './recall'
import { guideReaders } from './recall-rows'

export type OwnRecall = {
  /** The assignment that was read last */
  assignmentId: string
  title: string
  language: string
  /** The version that was read, and the one that says otherwise */
  read: string
  readAt: Date
  newest: { versionId: string; version: string; publishedAt: Date }
  changes: SafetyChange[]
}

/** Safety text that the patient read and that says something else now. Null for anybody but a patient. */
export async function ownRecalls(actor: Actor): Promise<{ recalls: OwnRecall[] } | null> {
  if (!canAnswer(actor)) return null
  const { clinicId, patientId } = actor
  const readers = await scopedSql(actor, (tx) => guideReaders(tx, { clinicId, patientId }))
  const recalls = readers
    .filter(({ changes }) => changes.length > 0)
    .map(
      ({ assignmentId, language, version, lastSeenAt, newest: { guide: _, title, ...newest }, changes }) => ({
        ...{ assignmentId, title, language, read: version, readAt: lastSeenAt, newest, changes },
      }),
    )
  return { recalls }
}

export type RecallReader = {
  patientId: string
  name: string
  /** The version whose words they read last */
  version: string
  /** Headings of the safety text that they have yet to read anew */
  waiting: string[]
  /** When they last read of a change */
  toldAt: Date | null
}

/** Who read safety text of a guide: who was told of what changed in it since, and who has yet to read it. Null where not there. */
export async function recallReaders(
  actor: Actor,
  versionId: string,
): Promise<{ readers: RecallReader[] } | null> {
  if (!canReadAnswers(actor) || !id.safeParse(versionId).success) return null
  const { clinicId } = actor
  return scopedSql(actor, async (tx) => {
    const [version] = await tx<{ guideId: string; language: string }[]>`
      select v.guide_id as "guideId", v.language from guide_version v join guide g on g.id = v.guide_id
      where v.id = ${versionId}`
    if (!version) return null
    const readers = (await guideReaders(tx, { clinicId, guideId: version.guideId })).filter(
      ({ language, seen, changes }) =>
        language === version.language && (changes.length > 0 || seen.some((one) => 'blockId' in one)),
    )
    if (readers.length === 0) return { readers: [] }
    const people = await tx<{ patientId: string; name: string }[]>`
      select id as "patientId", given_name || ' ' || family_name as name from patient
      where clinic_id = ${clinicId} and id in ${tx(readers.map(({ patientId }) => patientId))}`
    await recordSql(tx, actor, {
      ...{ action: 'list.read', entity: 'guide_version', entityId: versionId },
      detail: { readers: readers.length },
    })
    const lines = readers
      .map(({ patientId, version: read, seen, changes }) => ({
        ...{ patientId, version: read },
        name: people.find((one) => one.patientId === patientId)?.name ?? '',
        waiting: [...new Set(changes.map(({ heading }) => heading))],
        toldAt: seen.findLast((one) => 'blockId' in one)?.at ?? null,
      }))
      .toSorted(
        (one, other) => other.waiting.length - one.waiting.length || one.name.localeCompare(other.name),
      )
    return { readers: lines }
  })
}
