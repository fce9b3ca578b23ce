import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { publishedGuide } from './published-guide'
import { partOf } from './reading'

/** Longer than that nobody looks at one part; a tab was left open */
const LONGEST = 30 * 60
const LONGEST_EVER = 24 * 60 * 60

const receipt = z.strictObject({
  assignmentId: id,
  sectionId: z.string().max(200),
  /** In view since the last receipt of the same page */
  seconds: z.coerce.number().int().min(0).max(LONGEST_EVER),
  /** Whether its end came into view */
  isAtEnd: z.enum(['yes', 'no']),
})

/**
 * Adds what a page tells of its reading to the part that was opened: how long it was in view, and that its end was. It says
 * nothing of understanding, and does not count as read. Input: assignmentId, sectionId, seconds, isAtEnd.
 */
export async function noteReading(
  actor: Actor,
  input: { assignmentId: unknown; sectionId: unknown; seconds: unknown; isAtEnd: unknown },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const parsed = receipt.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, sectionId, seconds, isAtEnd } = parsed.data
  const { clinicId, patientId } = actor
  return scopedSql(actor, async (tx) => {
    const [there] = await tx<{ versionId: string; source: string }[]>`
      select v.id as "versionId", v.source from assignment a join guide_version v on v.id = a.guide_version_id
      where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and a.id = ${assignmentId} and a.status <> 'cancelled'`
    if (!there || !partOf(publishedGuide(there.versionId, there.source), sectionId))
      return { ok: false, reason: 'not-found' }
    await tx`
      insert into guide_opening (clinic_id, patient_id, assignment_id, section_id, first_opened_at, last_opened_at, seconds, end_seen_at)
      values (${clinicId}, ${patientId}, ${assignmentId}, ${sectionId}, ${now()}, ${now()},
        ${Math.min(seconds, LONGEST)}, ${isAtEnd === 'yes' ? now() : null})
      on conflict (clinic_id, assignment_id, section_id) do update set
        seconds = least(guide_opening.seconds + excluded.seconds, ${LONGEST_EVER}),
        end_seen_at = coalesce(guide_opening.end_seen_at, excluded.end_seen_at)`
    return { ok: true }
  })
}
