import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'

/** Notes that the patient has opened a guide or a questionnaire, the first time; opening it again changes nothing. */
export async function openAssignment(
  actor: Actor,
  assignmentId: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  if (!canAnswer(actor) || !id.safeParse(assignmentId).success) return { ok: false, reason: 'not-found' }
  return scopedSql(actor, async (tx) => {
    const at = now()
    const opened = await tx`
      update assignment set status = 'opened', opened_at = ${at}
      where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and id = ${assignmentId}
        and status = 'assigned'`
    if (opened.count === 1) {
      await recordSql(tx, actor, {
        action: 'assignment.opened',
        patientId: actor.patientId,
        entity: 'assignment',
        entityId: assignmentId,
      })
      return { ok: true }
    }
    const [there] = await tx`
      select 1 from assignment
      where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and id = ${assignmentId}`
    return there ? { ok: true } : { ok: false, reason: 'not-found' }
  })
}
