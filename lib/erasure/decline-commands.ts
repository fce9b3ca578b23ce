import type { Actor } from '@/lib/access/actor-kinds'
import { canErase } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { declinedMail } from './erasure-mail'
import { standing } from './reach-rows'
import { declined, patientIn } from './schema'
import { howReached, type Told, tellPatient } from './telling'

const notFound = { ok: false, reason: 'not-found' } as const

export type Declined =
  | { ok: true; told: Told }
  | typeof notFound
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * Says no to what somebody asked for, with a reason that the patient reads under their account; a mail tells them that there is
 * an answer. Nothing is erased, and they may ask again. Input: patientId, decline-reason.
 */
export async function declineErasure(actor: Actor, input: unknown): Promise<Declined> {
  const patientId = patientIn(input)
  if (!canErase(actor) || patientId === null) return notFound
  const clinic = await actorClinic(actor)
  const done = await scopedSql(actor, async (tx) => {
    await tx`select hold_record(${patientId})`
    const [asked] = await standing(tx, patientId)
    if (!asked || asked.closedAt) return notFound
    const parsed = declined.safeParse(input)
    if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) } as const
    await tx`update erasure set declined_at = ${now()}, declined_by = ${actor.accountId},
        decline_reason = ${parsed.data['decline-reason']}
      where clinic_id = ${actor.clinicId} and patient_id = ${patientId}`
    await recordSql(tx, actor, {
      ...{ action: 'erasure.declined', patientId, entity: 'erasure', entityId: patientId },
    })
    return { ok: true, reached: await howReached(tx, patientId) } as const
  })
  if (!done.ok) return done
  const words = { clinic: clinic.name, phone: clinic.phone, link: `${environment().APP_URL}/account` }
  return { ok: true, told: await tellPatient(done.reached, (who) => declinedMail({ ...who, ...words })) }
}
