import { actorOf, systemActor } from '@/lib/access/actor'
import type { SystemActor } from '@/lib/access/actor-kinds'
import { OF_AGE } from '@/lib/access/representation'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { signInAs } from '@/lib/platform/session'
import { isTaken } from '@/lib/platform/taken'
import { tokenHash } from '@/lib/platform/token'
import { ageYears } from '@/lib/platform/zoned-time'
import type { Invitation } from '@/prisma/client/client'
import { type InvitationState, invitationState } from './invitation-state'
import { hashPassword, passwordProblem } from './password'
import { isCarerOf, link } from './related-person'
import { BIRTH_DATE_TRIES } from './schema'
import { type NextStep, stepAfterPassword } from './second-factor'
import { goOn, proven } from './sign-in'

export type OpenedInvitation = {
  state: InvitationState
  role: Invitation['role']
  email: string
  /** What the one it was sent to reads */
  language: string
  clinic: { name: string; phone: string; emergency: string }
}

/** What a link leads to; null for one that never was. It says nothing of the patient but the address it was sent to. */
export async function openInvitation(token: string): Promise<OpenedInvitation | null> {
  const row = await prisma().invitation.findUnique({ where: { tokenHash: tokenHash(token) } })
  if (!row) return null
  const { clinicId, patientId } = row
  const patient = patientId
    ? await scoped(systemActor('invitation', clinicId), (tx) =>
        tx.patient.findFirst({ where: { clinicId, id: patientId }, select: { language: true } }),
      )
    : null
  const clinic = await prisma().clinic.findUniqueOrThrow({
    where: { id: row.clinicId },
    select: { name: true, phone: true, emergency: true },
  })
  const { role, email } = row
  return { state: invitationState(row, now()), role, email, language: patient?.language ?? 'en', clinic }
}

/** Why the password for an open invitation will not do, or null: for a page that has something else to say too */
export async function invitedPasswordProblem(token: string, password: string) {
  const found = await prisma().invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { email: true, name: true, clinicId: true },
  })
  if (!found) return null
  const clinic = await prisma().clinic.findUniqueOrThrow({ where: { id: found.clinicId } })
  return passwordProblem(password, [found.email, found.name, clinic.name])
}

export type Accepted =
  | { ok: true; next: NextStep; accountId: string; cookies: string[]; language: string }
  /** They act for one more person, with the account and the password that they have */
  | { ok: true; next: 'sign-in' }
  /** `of-age`: the link was for a parent, and the patient has come of age since */
  | { ok: false; reason: 'closed' | 'birth-date' | 'short' | 'long' | 'common' | 'email-taken' | 'of-age' }

type Given = {
  token: string
  birthDate: string | null
  password: string
  userAgent: string
  /** What a patient read the page in; the record's language without it */
  language?: string | undefined
}

/**
 * Makes the account, once however often it is sent at the same moment, and signs in. `birthDate` ("1981-03-04") guards
 * against a mail that went to the wrong person; five wrong ones burn the link. A carer who was invited for several before they
 * accepted the first gets no second account: the link proves their mailbox, but signs nobody in to what a password guards.
 */
export async function acceptInvitation(given: Given): Promise<Accepted> {
  const { token, birthDate, password, userAgent } = given
  const found = await prisma().invitation.findUnique({ where: { tokenHash: tokenHash(token) } })
  if (!found || invitationState(found, now()) !== 'open') return { ok: false, reason: 'closed' }
  const clinic = await prisma().clinic.findUniqueOrThrow({ where: { id: found.clinicId } })
  const problem = passwordProblem(password, [found.email, found.name, clinic.name])
  if (problem) return { ok: false, reason: problem }
  const passwordHash = await hashPassword(password)
  const actor = systemActor('invitation', found.clinicId)
  const made = await scoped(actor, (tx) =>
    make(tx, actor, {
      ...{ id: found.id, birthDate, passwordHash, language: given.language, timeZone: clinic.timeZone },
    }),
  ).catch(addressTaken)
  if (!made.ok) return made
  if (!made.isNew) return { ok: true, next: 'sign-in' }
  const person = await actorOf(made.account.id)
  const next = person ? await stepAfterPassword(person) : 'in'
  const whole = person && next === 'in' ? await signInAs(proven(person), userAgent) : null
  const { id: accountId, language } = made.account
  return (await goOn(person, next, whole)) ?? { ok: true, next, accountId, cookies: [], language }
}

/** Somebody took the address at the same moment in another way: the table lets one through */
function addressTaken(error: unknown): { ok: false; reason: 'email-taken' } {
  if (isTaken(error)) return { ok: false, reason: 'email-taken' }
  throw error
}

type Proof = {
  id: string
  birthDate: string | null
  passwordHash: string
  language: string | undefined
  /** The clinic's */
  timeZone: string
}

async function make(tx: Transaction, actor: SystemActor, proof: Proof) {
  await tx.$queryRaw`select id from invitation where id = ${proof.id}::uuid for update`
  const invitation = await tx.invitation.findUniqueOrThrow({ where: { id: proof.id } })
  const { clinicId, patientId, role, relationship, name, email } = invitation
  const closed = { ok: false, reason: 'closed' } as const
  if (invitationState(invitation, now()) !== 'open') return closed
  const patient = patientId ? await tx.patient.findFirst({ where: { clinicId, id: patientId } }) : null
  if (patientId && (!patient || (role === 'patient' && patient.accountId))) return closed
  if (patient && patient.birthDate.toISOString().slice(0, 10) !== proof.birthDate) {
    const { failedAttempts } = await tx.invitation.update({
      where: { id: proof.id },
      data: { failedAttempts: { increment: 1 } },
    })
    return failedAttempts >= BIRTH_DATE_TRIES ? closed : ({ ok: false, reason: 'birth-date' } as const)
  }
  if (patient && relationship === 'parent' && ageYears(patient.birthDate, now(), proof.timeZone) >= OF_AGE)
    return { ok: false, reason: 'of-age' } as const
  // two links to one address at the same moment: the second finds the account that the first has made
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${email}, 0))::text`
  const held = await tx.account.findUnique({ where: { email } })
  if (held && !(role === 'carer' && isCarerOf(clinicId, held)))
    return { ok: false, reason: 'email-taken' } as const
  const language = patient ? (proof.language ?? patient.language) : 'en'
  const account =
    held ??
    (await tx.account.create({
      data: {
        clinicId,
        role,
        name,
        email,
        language,
        passwordHash: proof.passwordHash,
        passwordChangedAt: now(),
        createdAt: now(),
      },
      select: { id: true, language: true },
    }))
  if (patient && role === 'patient')
    await tx.patient.updateMany({ where: { clinicId, id: patient.id }, data: { accountId: account.id } })
  if (patient && relationship)
    await link(tx, actor, { patientId: patient.id, accountId: account.id, relationship })
  if (role === 'clinician') await addPractitioner(tx, { clinicId, accountId: account.id, name })
  await tx.invitation.update({ where: { id: proof.id }, data: { acceptedAt: now() } })
  await record(tx, actor, {
    action: 'invitation.accepted',
    ...(patientId ? { patientId } : {}),
    entity: 'account',
    entityId: account.id,
  })
  return { ok: true, account, isNew: !held } as const
}

/** A clinician's account is whole only with the row that visits are booked with. The last word is the family name. */
async function addPractitioner(tx: Transaction, row: { clinicId: string; accountId: string; name: string }) {
  const words = row.name.split(/\s+/)
  const familyName = words.at(-1) ?? row.name
  await tx.practitioner.create({
    data: {
      ...row,
      givenName: words
        .slice(0, -1)
        .join(' ')
        .replace(/^(dr|prof)\.?\s*/i, ''),
      familyName,
    },
  })
}
