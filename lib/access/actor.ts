import { cache } from 'react'
import { now } from '@/lib/platform/clock'
import { inTurn, sql } from '@/lib/platform/database'
import { signedIn } from '@/lib/platform/session'
import { type Seen, secondsLeftOf } from '@/lib/platform/session-row'
import type { Role } from '@/prisma/client/client'
import type { SignedInActor, SystemActor } from './actor-kinds'
import { asCarer, asPatient, type RecordOf } from './representation'

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
  return session && actorIn(session)
})

/** The same for a page that asks by itself, which keeps no session alive; `stands` says later whether it still is there */
export async function watchingActor(): Promise<{
  actor: SignedInActor
  stands: () => Promise<boolean>
} | null> {
  const session = await signedIn({ byItself: true })
  const actor = session && actorIn(session)
  return actor && { actor, stands: async () => (await secondsLeftOf(session.sessionHash)) > 0 }
}

/** A row of the database's function `who_acts`, which stands for the reads behind row-level security, at every request */
type Row = {
  clinic_id: string
  role: Role
  name: string
  language: string
  practitioner_id: string | null
  time_zone: string
  patients: RecordOf[]
}

/** Somebody whose account is known, without a session: while they sign in, or where a link proved who they are */
export async function actorOf(
  accountId: string,
  actingFor: string | null = null,
): Promise<SignedInActor | null> {
  const [row] = await inTurn(
    () => sql()<{ acts: Row }[]>`select to_jsonb(w) as acts from who_acts(${accountId}) w`,
  )
  return actorIn({ accountId, actingFor, acts: row?.acts ?? null })
}

function actorIn({ accountId, actingFor, acts }: Seen): SignedInActor | null {
  const row = acts as Row | null
  if (!row) return null
  const { clinic_id: clinicId, role, name, language, practitioner_id: practitionerId, patients } = row
  const member = { accountId, clinicId, name, language }
  const when = { at: now(), timeZone: row.time_zone }
  if (role === 'staff' || role === 'administrator') return { kind: role, ...member }
  if (role === 'clinician') return practitionerId === null ? null : { kind: role, ...member, practitionerId }
  return role === 'carer' ? asCarer(member, patients, actingFor, when) : asPatient(member, patients, when)
}
