import type { Actor, Clinician, Staff } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped, scopedSql, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { listenersOf } from '@/lib/patient/listener-rows'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { isTaken } from '@/lib/platform/taken'
import { isoDay, startOfDay } from '@/lib/platform/zoned-time'
import type { Assignable } from './assignable'
import { already, justMade } from './assigned-before'
import { mailWaiting } from './assigned-mail'
import { libraryFor } from './library-rows'
import { type Asked, assigning, withdrawing } from './schema'
import { takeUpAgain } from './take-up'

const notFound = { ok: false, reason: 'not-found' } as const

export type Assigned =
  | {
      ok: true
      /** The same for all that were assigned together: undo finds them by it */
      assignedAt: Date
      assignmentIds: string[]
      /**
       * Whether a mail went out; without an address or an account there is nobody to send it to. `before`: it was assigned a moment
       * ago by the same tap, which did what there was to do.
       */
      mailed: 'now' | 'before' | 'no'
    }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  /** What the visit has already, by name */
  | { ok: false; reason: 'already-assigned'; titles: string[] }

/**
 * Assigns guides and questionnaires for one coming visit, all or none, each pinned to its newest version in the
 * patient's language (else English), and tells the patient by mail. What they had begun of it is taken up again. Input: patientId, appointmentId, guideIds,
 * questionnaireIds, note.
 */
export async function assign(actor: Actor, input: unknown): Promise<Assigned> {
  if (!canKeepBook(actor)) return notFound
  const parsed = assigning.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.patientId ? notFound : { ok: false, reason: 'invalid', errors }
  }
  const clinic = await actorClinic(actor)
  try {
    const listeners = await listenersTo(actor, parsed.data.patientId)
    const done = await scoped(actor, (tx) => make(tx, actor, parsed.data, clinic.timeZone))
    if (!done.ok) return done
    const { isNew, ...made } = done
    if (!isNew) return { ...made, mailed: 'before' }
    return { ...made, mailed: (await mailWaiting(clinic, listeners)) ? 'now' : 'no' }
  } catch (error) {
    if (!isTaken(error)) throw error
    // Somebody else assigned it in the moment between: the index refused ours, and now it can be named
    return scoped(actor, async (tx) => already(tx, actor, parsed.data, await libraryFor(tx, 'en')))
  }
}

const listenersTo = (actor: Clinician | Staff, patientId: string) =>
  scopedSql(actor, (tx) => listenersOf(tx, tx`${actor.clinicId}::uuid`, tx`${patientId}::uuid`))

async function make(tx: Transaction, actor: Clinician | Staff, asked: Asked, timeZone: string) {
  const patient = await tx.patient.findFirst({
    where: { AND: [openPatientRowScope(actor), { id: asked.patientId }] },
    select: {
      language: true,
      account: { select: { language: true } },
    },
  })
  if (!patient) return notFound
  const visit = await comingVisit(tx, actor, asked, timeZone)
  if (!visit) return invalid({ appointmentId: 'Choose a coming visit that is not cancelled' })
  const library = await libraryFor(tx, patient.account?.language ?? patient.language)
  const things = wanted(asked, library)
  if (!things) return invalid({ things: 'One of these is no longer in the library. Choose again' })
  const before = await already(tx, actor, asked, library)
  if (before.titles.length > 0) return (await justMade(tx, actor, asked)) ?? before
  const assignedAt = now()
  const begun = await takeUpAgain(tx, actor, asked, assignedAt)
  const fresh = things.filter(({ id }) => !begun.some(({ thingId }) => thingId === id))
  const rows = await tx.assignment.createManyAndReturn({
    data: fresh.map(({ kind, id, versionId }) => ({
      clinicId: actor.clinicId,
      patientId: asked.patientId,
      appointmentId: asked.appointmentId,
      ...(kind === 'guide'
        ? { guideId: id, guideVersionId: versionId }
        : { questionnaireId: id, questionnaireVersionId: versionId }),
      note: asked.note,
      assignedBy: actor.accountId,
      assignedAt,
    })),
    select: { id: true },
  })
  const made = [...begun, ...rows].map(({ id }) => id)
  for (const id of made)
    await record(tx, actor, {
      action: 'assignment.made',
      patientId: asked.patientId,
      entity: 'assignment',
      entityId: id,
    })
  return { ok: true, assignedAt, assignmentIds: made, isNew: true } as const
}

/** The visit, held until this transaction ends, so that it is not cancelled meanwhile and two people assigning queue up */
async function comingVisit(tx: Transaction, actor: Actor, asked: Asked, timeZone: string) {
  await tx.$queryRaw`select id from appointment where clinic_id = ${clinicOf(actor)}::uuid and id = ${asked.appointmentId}::uuid for update`
  return tx.appointment.findFirst({
    where: {
      ...patientScope(actor),
      id: asked.appointmentId,
      patientId: asked.patientId,
      status: 'booked',
      startsAt: { gte: startOfDay(isoDay(now(), timeZone), timeZone) },
    },
    select: { id: true },
  })
}

/** The things asked for, once each; null where one of them is not there to assign */
function wanted({ guideIds, questionnaireIds }: Asked, library: Assignable[]): Assignable[] | null {
  const ids = new Set([...guideIds, ...questionnaireIds])
  const things = library.filter(({ kind, id }) =>
    (kind === 'guide' ? guideIds : questionnaireIds).includes(id),
  )
  return things.length === ids.size ? things : null
}

const invalid = (errors: FieldErrors) => ({ ok: false, reason: 'invalid', errors }) as const

export type Withdrawn =
  | { ok: true; withdrawn: number }
  | { ok: false; reason: 'not-found' }
  /** All of them were already finished by the patient, or withdrawn */
  | { ok: false; reason: 'finished' }

/**
 * Takes back what was assigned and is not finished. What the patient has written in it stays on record. Input:
 * patientId, assignmentIds.
 */
export async function withdrawAssignments(actor: Actor, input: unknown): Promise<Withdrawn> {
  if (!canKeepBook(actor)) return notFound
  const parsed = withdrawing.safeParse(input)
  if (!parsed.success) return notFound
  const { patientId, assignmentIds } = parsed.data
  const where = { ...patientScope(actor), patientId, id: { in: assignmentIds } }
  return scoped(actor, async (tx) => {
    if ((await tx.assignment.count({ where })) === 0) return notFound
    const rows = await tx.assignment.updateManyAndReturn({
      where: { ...where, status: { notIn: ['completed', 'cancelled'] } },
      data: { status: 'cancelled', cancelledAt: now(), cancelledBy: actor.accountId },
      select: { id: true },
    })
    for (const { id } of rows)
      await record(tx, actor, {
        action: 'assignment.withdrawn',
        patientId,
        entity: 'assignment',
        entityId: id,
      })
    return rows.length > 0 ? { ok: true, withdrawn: rows.length } : { ok: false, reason: 'finished' }
  })
}
