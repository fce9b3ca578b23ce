import type { Clinician, Staff } from '@/lib/access/actor-kinds'
import type { Transaction } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import type { Asked } from './schema'

/** So long is a draft, or a guide read in part, worth going on with. An itch of last winter says nothing of this visit. */
const DAYS = 90

type Begun = { id: string; thingId: string }

/**
 * What of the asked things the patient had begun when it was taken back, with its visit or by itself, is assigned by being taken
 * up again, in its version, with every answer: nobody writes twice what they have written. Each thing's latest.
 */
export async function takeUpAgain(
  tx: Transaction,
  actor: Clinician | Staff,
  asked: Asked,
  assignedAt: Date,
): Promise<Begun[]> {
  const since = new Date(now().getTime() - DAYS * 86_400_000)
  return tx.$queryRaw<Begun[]>`
    with begun as (
      select distinct on (a.guide_id, a.questionnaire_id) a.id
      from assignment a
      left join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.id and r.status = 'in-progress'
      left join lateral (
        select max(g.last_read_at) as at from guide_reading g where g.clinic_id = a.clinic_id and g.assignment_id = a.id
      ) reading on true
      where a.clinic_id = ${actor.clinicId}::uuid and a.patient_id = ${asked.patientId}::uuid and a.status = 'cancelled'
        and (a.questionnaire_id = any(${asked.questionnaireIds}::uuid[]) or a.guide_id = any(${asked.guideIds}::uuid[]))
        and coalesce(r.saved_at, reading.at) > ${since}
      order by a.guide_id, a.questionnaire_id, coalesce(r.saved_at, reading.at) desc
    )
    update assignment a
    set appointment_id = ${asked.appointmentId}::uuid, status = 'in_progress', note = ${asked.note}, assigned_by = ${actor.accountId}::uuid,
      assigned_at = ${assignedAt}, cancelled_at = null, cancelled_by = null
    from begun where a.clinic_id = ${actor.clinicId}::uuid and a.id = begun.id and a.status = 'cancelled'
    returning a.id, coalesce(a.guide_id, a.questionnaire_id) as "thingId"`
}
