import { z } from 'zod'
import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { publishedGuide } from './published-guide'
import { checkView, NOT_SURE, partOf } from './reading'

const notFound = { ok: false, reason: 'not-found' } as const
const withdrawn = { ok: false, reason: 'withdrawn' } as const

export type SectionRead =
  /** `nextId` is null after the last section; `finished` says that all have now been read */
  { ok: true; nextId: string | null; finished: boolean } | { ok: false; reason: 'not-found' | 'withdrawn' }

const reading = z.strictObject({ assignmentId: id, sectionId: z.string().max(200) })

/**
 * Notes that a section was read: the reader went on from it. The last one that was missing completes the assignment;
 * reading again only counts. Input: assignmentId, sectionId.
 */
export async function readSection(actor: Actor, input: unknown): Promise<SectionRead> {
  const parsed = reading.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return notFound
  const { assignmentId, sectionId } = parsed.data
  return scopedSql(actor, async (tx) => {
    const assigned = await lockGuide(tx, actor, assignmentId)
    const part = assigned && partOf(assigned.guide, sectionId)
    if (!assigned || !part) return notFound
    if (assigned.status === 'cancelled') return withdrawn
    const at = now()
    await tx`
      insert into guide_reading (clinic_id, patient_id, assignment_id, section_id, first_read_at, last_read_at)
      values (${actor.clinicId}, ${actor.patientId}, ${assignmentId}, ${sectionId}, ${at}, ${at})
      on conflict (clinic_id, assignment_id, section_id)
      do update set last_read_at = excluded.last_read_at, times = guide_reading.times + 1`
    const onRecord = { patientId: actor.patientId, entity: 'assignment', entityId: assignmentId }
    await recordSql(tx, actor, { action: 'guide.read', ...onRecord, detail: { section: sectionId } })
    const read = await tx<{ sectionId: string }[]>`
      select section_id as "sectionId" from guide_reading
      where clinic_id = ${actor.clinicId} and assignment_id = ${assignmentId}`
    const ids = read.map((row) => row.sectionId)
    const finished = assigned.guide.sections.every((section) => ids.includes(section.id))
    if (assigned.status !== 'completed') {
      await tx`
        update assignment set status = ${finished ? 'completed' : 'in_progress'}::assignment_status,
          opened_at = coalesce(opened_at, ${at}), completed_at = ${finished ? at : null}
        where clinic_id = ${actor.clinicId} and id = ${assignmentId}`
      if (finished) await recordSql(tx, actor, { action: 'guide.finished', ...onRecord })
    }
    return { ok: true, nextId: part.nextId, finished }
  })
}

export type CheckAnswered =
  | { ok: true; understood: boolean }
  | { ok: false; reason: 'not-found' | 'withdrawn' }
  /** Nothing was chosen, or something that the check does not offer */
  | { ok: false; reason: 'no-choice' }

const answering = z.strictObject({
  assignmentId: id,
  sectionId: z.string().max(200),
  checkId: z.string().max(200),
  optionId: z.string().max(200).default(''),
})

/**
 * Keeps one go at an understanding check; every go stays, the latest counts. Input: assignmentId, sectionId, checkId,
 * optionId (an option of the check, or not-sure).
 */
export async function answerCheck(actor: Actor, input: unknown): Promise<CheckAnswered> {
  const parsed = answering.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return notFound
  const { assignmentId, sectionId, checkId, optionId } = parsed.data
  return scopedSql(actor, async (tx) => {
    const assigned = await lockGuide(tx, actor, assignmentId)
    const part = assigned && partOf(assigned.guide, sectionId)
    const check = part?.checks.find((one) => one.id === checkId)
    if (!assigned || !part || !check) return notFound
    if (assigned.status === 'cancelled') return withdrawn
    if (optionId !== NOT_SURE && !check.options.some((option) => option.id === optionId))
      return { ok: false, reason: 'no-choice' }
    const at = now()
    const understood = checkView(check, part.section, optionId).answer?.understood ?? false
    await tx`
      insert into check_answer (clinic_id, patient_id, assignment_id, check_id, option_id, understood, answered_at)
      values (${actor.clinicId}, ${actor.patientId}, ${assignmentId}, ${checkId}, ${optionId}, ${understood}, ${at})`
    await tx`
      update assignment set status = 'in_progress', opened_at = coalesce(opened_at, ${at})
      where clinic_id = ${actor.clinicId} and id = ${assignmentId} and status in ('assigned', 'opened')`
    await recordSql(tx, actor, {
      action: 'check.answered',
      patientId: actor.patientId,
      entity: 'assignment',
      entityId: assignmentId,
      detail: { check: checkId, understood },
    })
    return { ok: true, understood }
  })
}

/** The patient's own assigned guide, locked: two readers of one guide, or reading and withdrawing, go one after the other */
async function lockGuide(tx: SqlTransaction, actor: PatientActor, assignmentId: string) {
  const [row] = await tx<{ status: string; versionId: string; source: string }[]>`
    select a.status, g.id as "versionId", g.source
    from assignment a join guide_version g on g.id = a.guide_version_id
    where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}
    for no key update of a`
  return row && { status: row.status, guide: publishedGuide(row.versionId, row.source) }
}
