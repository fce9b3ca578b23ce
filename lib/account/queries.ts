import type { Actor, SignedInActor } from '@/lib/access/actor-kinds'
import { canAdminister, canKeepBook, clinicOf, patientScope } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { id } from '@/lib/platform/field'
import { isLiving } from '@/lib/platform/session-row'
import type { Role } from '@/prisma/client/client'
import { type InvitationState, invitationState } from './invitation-state'

export type PatientInvitation = {
  id: string
  email: string
  state: InvitationState
  sentAt: Date
  expiresAt: Date
}

/** The newest invitation of a patient; null where there is none or it is not the actor's to see. */
export async function patientInvitation(actor: Actor, patientId: string): Promise<PatientInvitation | null> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return null
  const row = await scoped(actor, (tx) =>
    tx.invitation.findFirst({
      where: { ...patientScope(actor), patientId, role: 'patient' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  )
  if (!row) return null
  return {
    id: row.id,
    email: row.email,
    state: invitationState(row, now()),
    sentAt: row.createdAt,
    expiresAt: row.expiresAt,
  }
}

export type Member = {
  id: string
  name: string
  email: string
  role: Role
  active: boolean
  lastSeen: Date | null
  hasFactor: boolean
}
export type PendingMember = {
  id: string
  name: string
  email: string
  role: Role
  state: InvitationState
  expiresAt: Date
}
export type Members = { members: Member[]; invited: PendingMember[] }

/** The clinic's people and who has been invited; null for who does not administer. Patients are not listed. */
export async function clinicMembers(actor: Actor): Promise<Members | null> {
  if (!canAdminister(actor)) return null
  const clinicId = clinicOf(actor)
  const [accounts, invitations] = await scoped(actor, async (tx) => [
    await tx.account.findMany({
      where: { clinicId, role: { notIn: ['patient', 'carer'] } },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        deactivatedAt: true,
        lastSeenAt: true,
        authenticator: { select: { accountId: true } },
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    await tx.invitation.findMany({
      where: { clinicId, patientId: null, acceptedAt: null, withdrawnAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    }),
  ])
  return {
    members: accounts.map(({ deactivatedAt, lastSeenAt, authenticator, ...account }) => ({
      ...account,
      active: deactivatedAt === null,
      lastSeen: lastSeenAt,
      hasFactor: authenticator !== null,
    })),
    invited: invitations.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      state: invitationState(row, now()),
      expiresAt: row.expiresAt,
    })),
  }
}

export type OwnSession = {
  /** Names it to endOwnSession; it opens nothing */
  id: string
  createdAt: Date
  lastSeenAt: Date
  userAgent: string
  /** The one that asks */
  here: boolean
}

/** Where this person is signed in, the latest first. `here` is the hash of the session that asks. */
export async function ownSessions(actor: SignedInActor, here?: Uint8Array): Promise<OwnSession[]> {
  const rows = await prisma().session.findMany({
    where: { accountId: actor.accountId, expiresAt: { gt: now() } },
    orderBy: [{ lastSeenAt: 'desc' }, { createdAt: 'desc' }],
  })
  return rows.filter(isLiving).map(({ createdAt, lastSeenAt, userAgent, idHash }) => ({
    id: Buffer.from(idHash).toString('base64url'),
    createdAt,
    lastSeenAt,
    userAgent,
    here: here !== undefined && Buffer.from(idHash).equals(here),
  }))
}

export type OwnFactor = { since: Date; codesLeft: number }

/** The second step of this person's signing in; null where there is none */
export async function ownFactor(actor: SignedInActor): Promise<OwnFactor | null> {
  const { accountId } = actor
  return scoped(actor, async (tx) => {
    const row = await tx.authenticator.findUnique({ where: { accountId } })
    if (!row) return null
    return {
      since: row.createdAt,
      codesLeft: await tx.recoveryCode.count({ where: { accountId, usedAt: null } }),
    }
  })
}

export type OwnPasskey = { id: string; name: string; lastUsedAt: Date | null }

/** This person's passkeys, the oldest first */
export const ownPasskeys = (actor: SignedInActor): Promise<OwnPasskey[]> =>
  scoped(actor, (tx) =>
    tx.passkey.findMany({
      where: { accountId: actor.accountId },
      select: { id: true, name: true, lastUsedAt: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  )

/** The address this person signs in with */
export async function ownAddress(actor: SignedInActor): Promise<string> {
  const { email } = await prisma().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true },
  })
  return email
}
