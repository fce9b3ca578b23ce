import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { slug } from './guide-file'
import { guideReaders } from './recall-rows'

const opening = z.strictObject({ assignmentId: id, sectionId: slug })

/** Notes that a part was opened, the first time: who may have seen safety text is told when it changes. */
export async function openSection(
  actor: Actor,
  input: { assignmentId: unknown; sectionId: unknown },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const parsed = opening.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, sectionId } = parsed.data
  const { clinicId, patientId } = actor
  return scopedSql(actor, async (tx) => {
    const [there] = await tx`
      select 1 from assignment where clinic_id = ${clinicId} and patient_id = ${patientId} and id = ${assignmentId}
        and guide_id is not null and status <> 'cancelled'`
    if (!there) return { ok: false, reason: 'not-found' }
    await tx`
      insert into guide_opening (clinic_id, patient_id, assignment_id, section_id, first_opened_at)
      values (${clinicId}, ${patientId}, ${assignmentId}, ${sectionId}, ${now()}) on conflict do nothing`
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
