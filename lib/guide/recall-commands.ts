import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { DEVICE_KINDS } from '@/lib/platform/device-words'
import { id } from '@/lib/platform/field'
import { slug } from './guide-file'
import { publishedGuide } from './published-guide'
import { guideReaders } from './recall-rows'

const opening = z.strictObject({
  assignmentId: id,
  sectionId: slug.optional(),
  device: z.enum(DEVICE_KINDS).nullish(),
})

/**
 * Notes that a part was opened, how often and on what kind of device: who may have seen safety text is told when it
 * changes. Without `sectionId` the whole guide was, on one page.
 */
export async function openSection(
  actor: Actor,
  input: { assignmentId: unknown; sectionId?: unknown; device?: unknown },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const parsed = opening.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, sectionId, device } = parsed.data
  const { clinicId, patientId } = actor
  return scopedSql(actor, async (tx) => {
    const [there] = await tx<{ versionId: string; source: string }[]>`
      select v.id as "versionId", v.source from assignment a join guide_version v on v.id = a.guide_version_id
      where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and a.id = ${assignmentId} and a.status <> 'cancelled'`
    const sections = there ? publishedGuide(there.versionId, there.source).sections : []
    const opened = sections.flatMap(({ id: one }) =>
      sectionId === undefined || one === sectionId ? one : [],
    )
    if (opened.length === 0) return { ok: false, reason: 'not-found' }
    const at = now()
    await tx`
      insert into guide_opening (clinic_id, patient_id, assignment_id, section_id, first_opened_at, last_opened_at, devices)
      select ${clinicId}, ${patientId}, ${assignmentId}, one, ${at}, ${at}, ${device ? [device] : []}::text[]
      from unnest(${opened}::text[]) as one
      on conflict (clinic_id, assignment_id, section_id) do update set last_opened_at = excluded.last_opened_at,
        times = guide_opening.times + 1,
        devices = case when guide_opening.devices @> excluded.devices then guide_opening.devices
          else guide_opening.devices || excluded.devices end`
    return { ok: true }
  })
}

export type SafetyRead =
  | { ok: true }
  /** Another version came meanwhile: its words were not seen */
  | { ok: false; reason: 'not-found' | 'conflict' }

const reading = z.strictObject({ assignmentId: id, versionId: id })

/** The patient has read what changed in the safety text of a guide. Doing it twice changes nothing. */
export async function readSafetyChanges(
  actor: Actor,
  input: { assignmentId: unknown; versionId: unknown },
): Promise<SafetyRead> {
  const parsed = reading.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, versionId } = parsed.data
  const { clinicId, patientId } = actor
  return scopedSql(actor, async (tx): Promise<SafetyRead> => {
    const [there] = await tx<{ guideId: string }[]>`
      select guide_id as "guideId" from assignment
      where clinic_id = ${clinicId} and patient_id = ${patientId} and id = ${assignmentId} and guide_id is not null
      for no key update`
    if (!there) return { ok: false, reason: 'not-found' }
    const readers = await guideReaders(tx, { clinicId, patientId, guideId: there.guideId })
    const reader = readers.find((one) => one.assignmentId === assignmentId)
    if (!reader || reader.changes.length === 0) return { ok: true }
    if (reader.newest.versionId !== versionId) return { ok: false, reason: 'conflict' }
    const at = now()
    for (const { blockId } of reader.changes)
      await tx`
        insert into safety_read (clinic_id, patient_id, assignment_id, guide_version_id, block_id, read_at)
        values (${clinicId}, ${patientId}, ${assignmentId}, ${versionId}, ${blockId}, ${at}) on conflict do nothing`
    await recordSql(tx, actor, {
      ...{ action: 'safety.read', patientId, entity: 'assignment', entityId: assignmentId },
      detail: { version: reader.newest.version, blocks: reader.changes.map(({ blockId }) => blockId) },
    })
    return { ok: true }
  })
}
