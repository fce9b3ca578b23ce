import type { Relationship, SignedInActor } from '@/lib/access/actor-kinds'
import type { Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import type { FieldErrors } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { tokenHash } from '@/lib/platform/token'
import { invitationMail } from './account-mail'
import { INVITATION_DAYS, type MemberRole } from './schema'

/** `link` is there once, to hand over, when no mail went out */
export type Invited =
  | { ok: true; link: string | null }
  | { ok: false; reason: 'not-found' | 'no-email' | 'has-account' | 'email-taken' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

type Guest = {
  role: MemberRole | 'patient' | 'carer'
  patientId: string | null
  relationship?: Relationship
  name: string
  email: string
}

/** A new invitation; earlier ones of the same person stop working */
export async function invite(
  tx: Transaction,
  actor: SignedInActor,
  token: string,
  guest: Guest,
): Promise<void> {
  const { role, patientId, email } = guest
  const same = role === 'patient' ? { patientId, role } : { email, patientId }
  // one at a time for the same person, or two at once would each leave the other's link working
  const turn = `${actor.clinicId} ${role === 'patient' ? patientId : email}`
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))::text`
  await tx.invitation.updateMany({
    where: { clinicId: actor.clinicId, ...same, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now() },
  })
  const { id } = await tx.invitation.create({
    data: {
      clinicId: actor.clinicId,
      tokenHash: tokenHash(token),
      invitedBy: actor.accountId,
      createdAt: now(),
      expiresAt: new Date(now().getTime() + INVITATION_DAYS * 86_400_000),
      ...guest,
    },
    select: { id: true },
  })
  await record(tx, actor, {
    action: 'invitation.sent',
    ...(patientId ? { patientId } : {}),
    entity: 'invitation',
    entityId: id,
    detail: { role },
  })
}

type Delivered = { email: string; name: string; language: string }

/** Mails the link; gives it back where no mail went out */
export async function deliver(actor: SignedInActor, token: string, guest: Delivered) {
  const clinic = await prisma().clinic.findUniqueOrThrow({ where: { id: actor.clinicId } })
  const link = `${environment().APP_URL}/invitation/${token}`
  const { name, phone } = clinic
  const words = { name: guest.name, clinic: name, phone, link, days: INVITATION_DAYS }
  const mail = invitationMail({ to: guest.email, language: guest.language, ...words })
  return (await sendMail(mail)) === 'sent' ? null : link
}

/** Whether somebody signs in with this address, of whichever clinic */
export const taken = async (email: string): Promise<boolean> =>
  (await prisma().account.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } })) !==
  null
