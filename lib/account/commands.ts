import type { Actor } from '@/lib/access/actor-kinds'
import { canAdminister, canKeepBook, clinicOf, openPatientRowScope } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { fieldErrors } from '@/lib/platform/field'
import { endSessions } from '@/lib/platform/session-row'
import { newToken } from '@/lib/platform/token'
import { deliver, type Invited, invite, taken } from './invite'
import { newMember, oneAccount, oneInvitation, onePatient } from './schema'

const notFound = { ok: false, reason: 'not-found' } as const

/** A new link for a patient without an account; earlier ones stop working. Input: patientId. */
export async function invitePatient(actor: Actor, input: unknown): Promise<Invited> {
  const parsed = onePatient.safeParse(input)
  if (!canKeepBook(actor) || !parsed.success) return notFound
  const { patientId } = parsed.data
  const token = newToken()
  const made = await scoped(actor, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [openPatientRowScope(actor), { id: patientId }] },
    })
    if (!patient) return notFound
    if (patient.accountId) return { ok: false, reason: 'has-account' } as const
    if (!patient.email) return { ok: false, reason: 'no-email' } as const
    if (await taken(patient.email)) return { ok: false, reason: 'email-taken' } as const
    const name = `${patient.givenName} ${patient.familyName}`
    await invite(tx, actor, token, { role: 'patient', patientId, name, email: patient.email })
    const { email, givenName, language } = patient
    return { ok: true, email, name: givenName, language } as const
  })
  return made.ok ? { ok: true, link: await deliver(actor, token, made) } : made
}

/** Invites a colleague. Input: name, email, role. */
export async function inviteMember(actor: Actor, input: unknown): Promise<Invited> {
  if (!canAdminister(actor)) return notFound
  const parsed = newMember.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const token = newToken()
  if (await taken(parsed.data.email)) return { ok: false, reason: 'email-taken' }
  await scoped(actor, (tx) => invite(tx, actor, token, { ...parsed.data, patientId: null }))
  return { ok: true, link: await deliver(actor, token, { ...parsed.data, language: 'en' }) }
}

type Done = { ok: true } | { ok: false; reason: 'not-found' }

/** The link stops working. Book keepers withdraw a patient's, administrators a colleague's. Input: invitationId. */
export async function withdrawInvitation(actor: Actor, input: unknown): Promise<Done> {
  const parsed = oneInvitation.safeParse(input)
  if (!parsed.success || !(canKeepBook(actor) || canAdminister(actor))) return notFound
  const { invitationId } = parsed.data
  return scoped(actor, async (tx) => {
    const [withdrawn] = await tx.invitation.updateManyAndReturn({
      where: {
        id: invitationId,
        clinicId: clinicOf(actor),
        patientId: canAdminister(actor) ? null : { not: null },
        acceptedAt: null,
        withdrawnAt: null,
      },
      data: { withdrawnAt: now() },
      select: { patientId: true },
    })
    if (!withdrawn) return notFound
    await record(tx, actor, {
      action: 'invitation.withdrawn',
      ...(withdrawn.patientId ? { patientId: withdrawn.patientId } : {}),
      entity: 'invitation',
      entityId: invitationId,
    })
    return { ok: true }
  })
}

/** The account is refused at its next request, and its sessions end. Nobody deactivates themselves. Input: accountId. */
export const deactivateAccount = (actor: Actor, input: unknown): Promise<Done> =>
  setActive(actor, input, false)

export const reactivateAccount = (actor: Actor, input: unknown): Promise<Done> =>
  setActive(actor, input, true)

async function setActive(actor: Actor, input: unknown, active: boolean): Promise<Done> {
  const parsed = oneAccount.safeParse(input)
  if (!canAdminister(actor) || !parsed.success || parsed.data.accountId === actor.accountId) return notFound
  const { accountId } = parsed.data
  return scoped(actor, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: accountId, clinicId: actor.clinicId, deactivatedAt: active ? { not: null } : null },
      data: { deactivatedAt: active ? null : now() },
    })
    if (count === 0) return notFound
    if (!active) await endSessions(accountId, tx)
    await record(tx, actor, {
      action: active ? 'account.reactivated' : 'account.deactivated',
      entity: 'account',
      entityId: accountId,
    })
    return { ok: true }
  })
}
