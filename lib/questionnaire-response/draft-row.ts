import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { type Closing, closingOf } from '@/lib/assignment/closing'
import { now } from '@/lib/platform/clock'
import type { Answers } from '@/lib/questionnaire/answers'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import type { Respondent } from './schema'

export type AssignmentRow = {
  id: string
  appointmentId: string
  versionId: string
  status: 'assigned' | 'opened' | 'in_progress' | 'completed' | 'cancelled'
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  startsAt: Date
  timeZone: string
  birthDate: Date
}

export type LockedAssignment = AssignmentRow & { closing: Closing | null }

export type ResponseRow = {
  id: string
  status: 'in-progress' | 'completed' | 'amended'
  revision: number
  answers: Answers
  respondent: Respondent | null
  savedAt: Date
  completedAt: Date | null
}

/**
 * The patient's own assigned questionnaire, locked until the transaction ends: saving, sending and withdrawing the same
 * one happen one after the other, on however many connections. Undefined where it is not there or not theirs.
 */
export async function lockAssignment(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
): Promise<LockedAssignment | undefined> {
  const [row] = await tx<AssignmentRow[]>`
    select a.id, a.appointment_id as "appointmentId", a.questionnaire_version_id as "versionId", a.status,
      v.status as "visitStatus", v.starts_at as "startsAt", c.time_zone as "timeZone", p.birth_date as "birthDate"
    from assignment a
    join appointment v on v.clinic_id = a.clinic_id and v.id = a.appointment_id
    join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
    join clinic c on c.id = a.clinic_id
    where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}
      and a.questionnaire_version_id is not null
    for no key update of a`
  return row && { ...row, closing: closingOf(row, now()) }
}

/** The response of an assignment, locked; undefined before the first save */
export async function lockResponse(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
): Promise<ResponseRow | undefined> {
  const [row] = await tx<(Omit<ResponseRow, 'answers'> & { answers: unknown })[]>`
    select id, status, revision, answers, respondent, saved_at as "savedAt", completed_at as "completedAt"
    from questionnaire_response
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and assignment_id = ${assignmentId}
    for update`
  return row && { ...row, answers: answersSchema.parse(row.answers) }
}
