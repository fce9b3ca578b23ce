import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'
import { standingReview } from './standing-review'

export type PatientVisit = {
  id: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: { id: string; name: string }
  /** Who marked what was sent as read last; null where something came since */
  review: { by: string; at: Date } | null
  /** When the patient was last mailed that something is not finished */
  remindedAt: Date | null
}

/** Every visit of a patient, the next one first and then backwards. Nothing where not there or not the actor's to see. */
export async function patientVisits(actor: Actor, patientId: string): Promise<PatientVisit[]> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return []
  return scopedSql(actor, async (tx) => {
    const rows = await tx<VisitRow[]>`
      select v.id, v.starts_at as "startsAt", v.minutes, v.reason, v.status, v.reminded_at as "remindedAt",
        d.id as "practitionerId", d.name as "practitionerName", review.by as "reviewedBy", review.at as "reviewedAt"
      from appointment v
      join practitioner d on d.clinic_id = v.clinic_id and d.id = v.practitioner_id
      ${standingReview(tx)}
      where v.clinic_id = ${clinicOf(actor)} and v.patient_id = ${patientId}
      order by v.starts_at desc, v.id`
    return rows.map(({ practitionerId, practitionerName, reviewedBy, reviewedAt, ...visit }) => ({
      ...visit,
      practitioner: { id: practitionerId, name: practitionerName },
      review: reviewedBy && reviewedAt ? { by: reviewedBy, at: reviewedAt } : null,
    }))
  })
}

type VisitRow = Omit<PatientVisit, 'practitioner' | 'review'> & {
  practitionerId: string
  practitionerName: string
  reviewedBy: string | null
  reviewedAt: Date | null
}

export type BookedVisit = {
  id: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: { id: string; name: string }
  patient: { id: string; givenName: string; familyName: string; birthDate: Date }
  /** What was assigned for it: finished things stay whatever happens to the visit */
  finished: number
  unfinished: number
}

/** One visit, to change or cancel it; the reading is put on record. Null where not there or not the actor's to see. */
export async function bookedVisit(actor: Actor, appointmentId: string): Promise<BookedVisit | null> {
  if (!canKeepBook(actor) || !id.safeParse(appointmentId).success) return null
  return scoped(actor, async (tx) => {
    const row = await tx.appointment.findFirst({
      where: { ...patientScope(actor), id: appointmentId, patient: openPatientRowScope(actor) },
      select: {
        id: true,
        startsAt: true,
        minutes: true,
        reason: true,
        status: true,
        practitioner: { select: { id: true, name: true } },
        patient: { select: { id: true, givenName: true, familyName: true, birthDate: true } },
        assignments: { select: { status: true }, where: { status: { not: 'cancelled' } } },
      },
    })
    if (!row) return null
    await record(tx, actor, {
      action: 'record.read',
      patientId: row.patient.id,
      entity: 'appointment',
      entityId: row.id,
    })
    const { assignments, ...visit } = row
    const finished = assignments.filter(({ status }) => status === 'completed').length
    return { ...visit, finished, unfinished: assignments.length - finished }
  })
}
