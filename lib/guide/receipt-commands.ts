import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'

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
    const noted = await tx`
      update guide_opening set seconds = least(seconds + ${Math.min(seconds, LONGEST)}, ${LONGEST_EVER}),
        end_seen_at = coalesce(end_seen_at, ${isAtEnd === 'yes' ? now() : null})
      where clinic_id = ${clinicId} and patient_id = ${patientId} and assignment_id = ${assignmentId}
        and section_id = ${sectionId}`
    return noted.count > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
  })
}
