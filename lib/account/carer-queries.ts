import type { Actor, Relationship } from '@/lib/access/actor-kinds'
import { canKeepBook } from '@/lib/access/policy'
import { actsToday } from '@/lib/access/represented-rows'
import { scopedSql } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { type InvitationState, invitationState } from './invitation-state'

export type PatientCarers = {
  /** Who can act for the patient today, the earliest first */
  carers: { id: string; name: string; email: string; relationship: Relationship; since: Date }[]
  /** Who was invited to and has not come yet */
  invited: { id: string; name: string; email: string; relationship: Relationship; state: InvitationState }[]
}

type Invitation = PatientCarers['invited'][number] & {
  expiresAt: Date
  acceptedAt: Date | null
  withdrawnAt: Date | null
  failedAttempts: number
}

/** The parents and carers of a patient; null where the patient is not the actor's to see. */
export async function patientCarers(actor: Actor, patientId: string): Promise<PatientCarers | null> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return null
  const { clinicId } = actor
  return scopedSql(actor, async (tx) => {
    const [patient] = await tx`select id from patient where clinic_id = ${clinicId} and id = ${patientId}`
    if (!patient) return null
    const carers = await tx<PatientCarers['carers']>`
      select k.id, a.name, a.email, k.relationship, k.since from related_person k
      join account a on a.id = k.account_id and a.deactivated_at is null
      where k.clinic_id = ${clinicId} and k.patient_id = ${patientId} and ${actsToday(tx)}
      order by k.since, k.id`
    const invitations = await tx<Invitation[]>`
      select id, name, email, relationship, expires_at as "expiresAt", accepted_at as "acceptedAt",
        withdrawn_at as "withdrawnAt", failed_attempts as "failedAttempts"
      from invitation
      where clinic_id = ${clinicId} and patient_id = ${patientId} and role = 'carer'
        and accepted_at is null and withdrawn_at is null
      order by created_at, id`
    const at = now()
    return {
      carers: [...carers],
      invited: invitations.map(({ id: invitationId, name, email, relationship, ...row }) => ({
        ...{ id: invitationId, name, email, relationship },
        state: invitationState(row, at),
      })),
    }
  })
}
