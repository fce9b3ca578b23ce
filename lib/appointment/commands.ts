import type { z } from 'zod'
import type { Actor, Clinician, Staff } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { bookable } from '@/lib/practitioner/bookable'
import { type Clash, overlapping } from './clash'
import { cancelledVisit, changedVisit, newVisit } from './schema'
import { visitMoment, visitTimeErrors } from './visit-time'

type Refused = { ok: false; reason: 'not-found' } | { ok: false; reason: 'invalid'; errors: FieldErrors }
type Clashing = { ok: false; reason: 'clash'; clash: Clash }
export type Booked = { ok: true; appointmentId: string; patientId: string } | Refused | Clashing
export type Cancelled =
  | { ok: true; patientId: string; withdrawn: number }
  | { ok: false; reason: 'not-found' }

const notFound = { ok: false, reason: 'not-found' } as const
const invalid = (errors: FieldErrors) => ({ ok: false, reason: 'invalid', errors }) as const

/**
 * Books a visit in the clinic's own time. One that overlaps another of the same clinician or patient is told about
 * and not booked, until `anyway` says it is meant. Input: patientId, date, time, practitionerId, minutes, reason, anyway.
 */
export async function bookAppointment(actor: Actor, input: unknown): Promise<Booked> {
  if (!canKeepBook(actor)) return notFound
  const parsed = newVisit.safeParse(input)
  if (!parsed.success) return refusal(parsed.error, 'patientId')
  const { patientId, anyway, ...visit } = parsed.data
  const { timeZone } = await actorClinic(actor)
  const errors = visitTimeErrors(visit, timeZone, now())
  return scoped(actor, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [openPatientRowScope(actor), { id: patientId }] },
      select: { id: true },
    })
    if (!patient) return notFound
    const settled = await settle(tx, actor, { visit, errors, timeZone })
    if (!settled.ok) return settled
    const clash = anyway ? null : await overlapping(tx, actor, { patientId, ...settled.row })
    if (clash) return { ok: false, reason: 'clash', clash }
    const { id } = await tx.appointment.create({
      data: { clinicId: actor.clinicId, patientId, createdAt: now(), ...settled.row },
      select: { id: true },
    })
    await record(tx, actor, { action: 'appointment.booked', patientId, entity: 'appointment', entityId: id })
    return { ok: true, appointmentId: id, patientId }
  })
}

/** Moves or corrects a booked visit; everything assigned for it goes along. Input: appointmentId and bookAppointment's. */
export async function changeAppointment(actor: Actor, input: unknown): Promise<Booked> {
  if (!canKeepBook(actor)) return notFound
  const parsed = changedVisit.safeParse(input)
  if (!parsed.success) return refusal(parsed.error, 'appointmentId')
  const { appointmentId, anyway, ...visit } = parsed.data
  const { timeZone } = await actorClinic(actor)
  return scoped(actor, async (tx) => {
    const before = await locked(tx, actor, appointmentId)
    if (!before || before.status === 'cancelled') return notFound
    const moved = visitMoment(visit.date, visit.time, timeZone)?.getTime() !== before.startsAt.getTime()
    // The reason of a visit that has been can still be corrected
    const errors = moved ? visitTimeErrors(visit, timeZone, now()) : {}
    const settled = await settle(tx, actor, { visit, errors, timeZone }, before.practitionerId)
    if (!settled.ok) return settled
    const after = { patientId: before.patientId, ...settled.row }
    const isElsewhere =
      moved || after.practitionerId !== before.practitionerId || after.minutes !== before.minutes
    const clash = anyway || !isElsewhere ? null : await overlapping(tx, actor, after, appointmentId)
    if (clash) return { ok: false, reason: 'clash', clash }
    await tx.appointment.updateMany({
      where: { AND: [patientScope(actor), { id: appointmentId }] },
      // who was reminded of the old time is reminded of the new one
      data: { ...settled.row, ...(moved && { remindedAt: null, reminderTriedAt: null }) },
    })
    await record(tx, actor, {
      action: 'appointment.changed',
      patientId: before.patientId,
      entity: 'appointment',
      entityId: appointmentId,
      detail: { moved },
    })
    return { ok: true, appointmentId, patientId: before.patientId }
  })
}

/**
 * Cancels a visit. What was assigned for it and is not finished is withdrawn; what the patient has finished or written
 * stays on record. Cancelling again changes nothing. Input: appointmentId.
 */
export async function cancelAppointment(actor: Actor, input: unknown): Promise<Cancelled> {
  if (!canKeepBook(actor)) return notFound
  const parsed = cancelledVisit.safeParse(input)
  if (!parsed.success) return notFound
  const { appointmentId } = parsed.data
  return scoped(actor, async (tx) => {
    const visit = await locked(tx, actor, appointmentId)
    if (!visit) return notFound
    const { patientId } = visit
    if (visit.status === 'cancelled') return { ok: true, patientId, withdrawn: 0 }
    await tx.appointment.updateMany({
      where: { AND: [patientScope(actor), { id: appointmentId }] },
      data: { status: 'cancelled' },
    })
    const { count } = await tx.assignment.updateMany({
      where: { ...patientScope(actor), appointmentId, status: { notIn: ['completed', 'cancelled'] } },
      data: { status: 'cancelled', cancelledAt: now(), cancelledBy: actor.accountId },
    })
    await record(tx, actor, {
      action: 'appointment.cancelled',
      patientId,
      entity: 'appointment',
      entityId: appointmentId,
      detail: { withdrawn: count },
    })
    return { ok: true, patientId, withdrawn: count }
  })
}

type Visit = Omit<z.infer<typeof newVisit>, 'patientId' | 'anyway'>
type Typed = { visit: Visit; errors: FieldErrors; timeZone: string }

/** What was typed as columns, once the clinician is known to be of this clinic and not to have left it, or is with the visit already */
async function settle(
  tx: Transaction,
  actor: Clinician | Staff,
  { visit, errors, timeZone }: Typed,
  present?: string,
) {
  const { date, time, practitionerId, minutes, reason } = visit
  const practitioner = await tx.practitioner.findFirst({
    where: { clinicId: clinicOf(actor), id: practitionerId, ...bookable(present) },
    select: { id: true },
  })
  const startsAt = visitMoment(date, time, timeZone)
  const all = practitioner ? errors : { ...errors, practitionerId: 'Choose who the visit is with' }
  if (!startsAt || Object.keys(all).length > 0) return invalid(all)
  return { ok: true, row: { startsAt, practitionerId, minutes, reason } } as const
}

/** The visit, held until this transaction ends: assigning, changing and cancelling one visit queue up */
async function locked(tx: Transaction, actor: Actor, appointmentId: string) {
  await tx.$queryRaw`select id from appointment where clinic_id = ${clinicOf(actor)}::uuid and id = ${appointmentId}::uuid for update`
  return tx.appointment.findFirst({
    where: { AND: [patientScope(actor), { id: appointmentId, patient: openPatientRowScope(actor) }] },
    select: { patientId: true, practitionerId: true, startsAt: true, minutes: true, status: true },
  })
}

function refusal(error: z.ZodError, key: 'patientId' | 'appointmentId') {
  const errors = fieldErrors(error)
  return errors[key] ? notFound : invalid(errors)
}
