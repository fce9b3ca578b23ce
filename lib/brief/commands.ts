import { z } from 'zod'
import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import { canReadAnswers, openPatientRowScope, patientScope } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { announce } from '@/lib/arrival/announce'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { lastSentRow } from './last-sent-rows'

const reviewing = z.strictObject({
  appointmentId: z.uuid(),
  /** When the latest of the answers on the screen was sent or corrected (ISO 8601); anything else means that none was seen */
  upTo: z.iso.datetime().catch('1970-01-01T00:00:00Z'),
})

export type Reviewed =
  | { ok: true }
  /**
   * `nothing-sent`: there is nothing to have read. `more-arrived`: something was sent that the screen did not show.
   * `record-closed`: it is read, and nothing is added to it.
   */
  | { ok: false; reason: 'not-found' | 'nothing-sent' | 'more-arrived' | 'record-closed' }

const acknowledging = reviewing.extend({
  /** The flags that were on the screen */
  flagIds: z.array(z.uuid()).min(1).max(500),
})

/**
 * Says that a clinician has seen these flags of a visit, by name and time. What was raised after the screen was made is not
 * among them; what somebody acknowledged before stays theirs. Input: appointmentId, upTo, flagIds.
 */
export async function acknowledgeFlags(actor: Actor, input: unknown): Promise<Reviewed> {
  const parsed = acknowledging.safeParse(input)
  if (!canReadAnswers(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { appointmentId, upTo, flagIds } = parsed.data
  return scoped(actor, async (tx) => {
    const flags = await tx.flag.findMany({
      where: {
        ...{ clinicId: actor.clinicId, id: { in: flagIds } },
        response: { assignment: { appointmentId } },
      },
      select: { id: true, raisedAt: true, patientId: true },
    })
    const [first] = flags
    if (!first || flags.length < new Set(flagIds).size) return { ok: false, reason: 'not-found' }
    const { patientId } = first
    if (!(await isOpen(tx, actor, patientId))) return { ok: false, reason: 'record-closed' }
    const seen = flags.filter(({ raisedAt }) => raisedAt <= new Date(upTo))
    await acknowledge(tx, actor, {
      ...{ appointmentId, patientId, flagIds: seen.map(({ id }) => id), at: now() },
    })
    return seen.length === flags.length ? { ok: true } : { ok: false, reason: 'more-arrived' }
  })
}

/** Whether something can still be said of the record. It is held before its flags, as closing holds it: that waits, or is waited for and seen. */
async function isOpen(tx: Transaction, actor: Clinician, patientId: string): Promise<boolean> {
  await tx.$queryRaw`select id from patient where clinic_id = ${actor.clinicId}::uuid and id = ${patientId}::uuid for key share`
  return (await tx.patient.count({ where: { AND: [openPatientRowScope(actor), { id: patientId }] } })) > 0
}

type Seen = { appointmentId: string; patientId: string; flagIds: string[]; at: Date }

async function acknowledge(
  tx: Transaction,
  actor: Clinician,
  { appointmentId, patientId, flagIds, at }: Seen,
): Promise<void> {
  const { count } = await tx.flag.updateMany({
    where: { clinicId: actor.clinicId, id: { in: flagIds }, acknowledgedAt: null },
    data: { acknowledgedAt: at, acknowledgedBy: actor.accountId, acknowledgerName: actor.name },
  })
  if (count === 0) return
  await record(tx, actor, {
    ...{ action: 'flags.acknowledged', patientId, entity: 'appointment', entityId: appointmentId },
    detail: { flags: flagIds },
  })
  await announce(tx, { clinicId: actor.clinicId, appointmentId })
}

/**
 * Says that a clinician has read what was sent for a visit, its flags among it, up to what they had before them. Twice is once, unless more was
 * sent or corrected in between. Input: appointmentId, upTo.
 */
export async function markReviewed(actor: Actor, input: unknown): Promise<Reviewed> {
  const parsed = reviewing.safeParse(input)
  if (!canReadAnswers(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { appointmentId, upTo } = parsed.data
  const where = { ...patientScope(actor), appointmentId }
  return scoped(actor, async (tx) => {
    const visit = await holdSent(tx, actor, appointmentId)
    const last = await lastSentRow(tx, actor.clinicId, appointmentId)
    if (last === undefined) return { ok: false, reason: 'not-found' }
    if (!last || !visit) return { ok: false, reason: 'nothing-sent' }
    const { patientId } = visit
    if (!(await isOpen(tx, actor, patientId))) return { ok: false, reason: 'record-closed' }
    if (last > new Date(upTo)) return { ok: false, reason: 'more-arrived' }
    const before = await tx.review.findFirst({
      where: { ...where, reviewedAt: { gte: last } },
      select: { id: true },
    })
    if (before) return { ok: true }
    const flags = await tx.flag.findMany({
      where: {
        ...{ clinicId: actor.clinicId, acknowledgedAt: null },
        response: { assignment: { appointmentId } },
      },
      select: { id: true },
    })
    // one moment for both: whoever takes the review back finds by it which flags it acknowledged
    const at = now()
    await acknowledge(tx, actor, { appointmentId, patientId, flagIds: flags.map(({ id }) => id), at })
    await tx.review.createMany({
      data: [
        {
          ...{ clinicId: actor.clinicId, patientId, appointmentId },
          ...{ reviewedBy: actor.accountId, reviewerName: actor.name, reviewedAt: at },
        },
      ],
    })
    await record(tx, actor, {
      ...{ action: 'visit.reviewed', patientId, entity: 'appointment', entityId: appointmentId },
    })
    await announce(tx, { clinicId: actor.clinicId, appointmentId })
    return { ok: true }
  })
}

/**
 * What is assigned for a visit, held. Sending and correcting hold it too: what is on its way is there before this looks, or counts
 * as sent after it; and a second click waits for the first.
 */
async function holdSent(tx: Transaction, actor: Clinician, appointmentId: string) {
  const [visit] = await tx.$queryRaw<{ patientId: string }[]>`
    select patient_id as "patientId" from assignment
    where clinic_id = ${actor.clinicId}::uuid and appointment_id = ${appointmentId}::uuid
    order by id for no key update`
  return visit
}

const takingBack = z.strictObject({
  appointmentId: z.uuid(),
  /** The review that was on the screen */
  reviewId: z.uuid(),
})

export type TakenBack =
  | { ok: true }
  /** `reviewed-again`: somebody has read it since, and that stands. `record-closed`: it is read, and nothing of it changes. */
  | { ok: false; reason: 'not-found' | 'reviewed-again' | 'record-closed' }

/**
 * Takes back that a visit was read, where the wrong one was marked: any clinician may, as long as nobody has marked it again. The
 * flags that this review acknowledged wait for somebody again, and are passed on like others. Twice is once. Input: appointmentId, reviewId.
 */
export async function takeBackReview(actor: Actor, input: unknown): Promise<TakenBack> {
  const parsed = takingBack.safeParse(input)
  if (!canReadAnswers(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { appointmentId, reviewId } = parsed.data
  const { clinicId } = actor
  return scoped(actor, async (tx) => {
    const visit = await holdSent(tx, actor, appointmentId)
    if (!visit) return { ok: false, reason: 'not-found' }
    const { patientId } = visit
    if (!(await isOpen(tx, actor, patientId))) return { ok: false, reason: 'record-closed' }
    const reviews = await tx.review.findMany({
      where: { ...patientScope(actor), appointmentId },
      select: { id: true, reviewedBy: true, reviewedAt: true },
      orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    })
    const review = reviews.find(({ id }) => id === reviewId)
    if (!review) return { ok: true }
    if (review !== reviews[0]) return { ok: false, reason: 'reviewed-again' }
    const { reviewedBy, reviewedAt } = review
    const flags = await tx.flag.updateManyAndReturn({
      where: {
        ...{ clinicId, acknowledgedBy: reviewedBy, acknowledgedAt: reviewedAt },
        response: { assignment: { appointmentId } },
      },
      data: { acknowledgedAt: null, acknowledgedBy: null, acknowledgerName: null },
      select: { id: true },
    })
    await tx.review.deleteMany({ where: { clinicId, id: reviewId } })
    await record(tx, actor, {
      ...{ action: 'visit.review-taken-back', patientId, entity: 'appointment', entityId: appointmentId },
      detail: { reviewedBy, flags: flags.map(({ id }) => id) },
    })
    await announce(tx, { clinicId, appointmentId })
    return { ok: true }
  })
}
