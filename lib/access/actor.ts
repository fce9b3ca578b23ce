import { cache } from 'react'
import { prisma } from '@/lib/platform/database'
import { signedIn } from '@/lib/platform/session'
import { secondsLeftOf } from '@/lib/platform/session-row'
import type { Clinician, Member, PatientActor, SignedInActor, SystemActor } from './actor-kinds'
import { scoped } from './scoped'

/** For scripts (library, demo, administration) and for links that prove themselves; `purpose` goes to the audit. */
export const systemActor = (purpose: string, clinicId: string | null = null): SystemActor => ({
  kind: 'system',
  clinicId,
  purpose,
})

/**
 * Who is asking, with the account read again from the database. Null for nobody: no session, an ended one, a
 * deactivated account, or a role without the row that makes it whole.
 */
export const currentActor = cache(async (): Promise<SignedInActor | null> => {
  const session = await signedIn()
  return session ? actorOf(session.accountId) : null
})

/** The same for a page that asks by itself, which keeps no session alive; `stands` says later whether it still is there */
export async function watchingActor(): Promise<{
  actor: SignedInActor
  stands: () => Promise<boolean>
} | null> {
  const session = await signedIn({ byItself: true })
  const actor = session && (await actorOf(session.accountId))
  return actor && { actor, stands: async () => (await secondsLeftOf(session.sessionHash)) > 0 }
}

export async function actorOf(accountId: string): Promise<SignedInActor | null> {
  const account = await prisma().account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      clinicId: true,
      role: true,
      name: true,
      language: true,
      deactivatedAt: true,
    },
  })
  if (!account || account.deactivatedAt) return null
  const member = {
    accountId: account.id,
    clinicId: account.clinicId,
    name: account.name,
    language: account.language,
  }
  if (account.role === 'staff' || account.role === 'administrator') return { kind: account.role, ...member }
  return account.role === 'clinician' ? clinician(member) : patient(member)
}

async function clinician(member: Member): Promise<Clinician | null> {
  const row = await scoped(systemActor('who is asking', member.clinicId), (tx) =>
    tx.practitioner.findFirst({
      where: { accountId: member.accountId, clinicId: member.clinicId },
      select: { id: true },
    }),
  )
  return row && { kind: 'clinician', ...member, practitionerId: row.id }
}

async function patient(member: Member): Promise<PatientActor | null> {
  const row = await scoped(systemActor('who is asking', member.clinicId), (tx) =>
    tx.patient.findFirst({
      where: { accountId: member.accountId, clinicId: member.clinicId },
      select: { id: true },
    }),
  )
  return row && { kind: 'patient', ...member, patientId: row.id }
}
