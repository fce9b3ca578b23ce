import { cache } from 'react'
import { now } from '@/lib/platform/clock'
import { sql, sqlTurns } from '@/lib/platform/database'
import { patienceLeft } from '@/lib/platform/patience'
import { signedIn } from '@/lib/platform/session'
import { secondsLeftOf } from '@/lib/platform/session-row'
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
  return session ? actorOf(session.accountId, session.actingFor) : null
})

/** The same for a page that asks by itself, which keeps no session alive; `stands` says later whether it still is there */
export async function watchingActor(): Promise<{
  actor: SignedInActor
  stands: () => Promise<boolean>
} | null> {
  const session = await signedIn({ byItself: true })
  const actor = session && (await actorOf(session.accountId, session.actingFor))
  return actor && { actor, stands: async () => (await secondsLeftOf(session.sessionHash)) > 0 }
}

type Row = {
  clinicId: string
  role: Role
  name: string
  language: string
  practitionerId: string | null
  timeZone: string
  patients: RecordOf[]
}

/**
 * The function `who_acts` of the database stands for the reads behind row-level security, at every request. `actingFor`: the
 * patient whom a carer has chosen in this session.
 */
export async function actorOf(
  accountId: string,
  actingFor: string | null = null,
): Promise<SignedInActor | null> {
  const [row] = await sqlTurns().take(
    patienceLeft(),
    () =>
      sql()<Row[]>`
        select clinic_id as "clinicId", role, name, language, practitioner_id as "practitionerId",
          time_zone as "timeZone", patients
        from who_acts(${accountId})`,
  )
  if (!row) return null
  const { role, practitionerId, timeZone, patients, ...rest } = row
  const member = { accountId, ...rest }
  const when = { at: now(), timeZone }
  if (role === 'staff' || role === 'administrator') return { kind: role, ...member }
  if (role === 'clinician') return practitionerId === null ? null : { kind: role, ...member, practitionerId }
  return role === 'carer' ? asCarer(member, patients, actingFor, when) : asPatient(member, patients, when)
}
