import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'

export type PatientVisit = {
  id: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: { id: string; name: string }
  /** The last time somebody marked what was sent as read */
  review: { by: string; at: Date } | null
  /** When the patient was last mailed that something is not finished */
  remindedAt: Date | null
}

/** Every visit of a patient, the next one first and then backwards. Nothing where not there or not the actor's to see. */
export async function patientVisits(actor: Actor, patientId: string): Promise<PatientVisit[]> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return []
  return scoped(actor, async (tx) => {
    const rows = await tx.appointment.findMany({
      where: { ...patientScope(actor), patientId },
      select: {
        id: true,
        startsAt: true,
        minutes: true,
        reason: true,
        status: true,
        remindedAt: true,
        practitioner: { select: { id: true, name: true } },
        reviews: {
          select: { reviewerName: true, reviewedAt: true },
          orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
          take: 1,
        },
      },
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    })
    return rows.map(({ reviews: [last], ...visit }) => ({
      ...visit,
      review: last ? { by: last.reviewerName, at: last.reviewedAt } : null,
    }))
  })
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
