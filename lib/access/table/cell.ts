import type { SignedIn as Caller } from '@/e2e/factories/callers'
import type { ClinicRows, World } from '@/e2e/factories/world'
import type { Actor as AnyActor, EmergencyReader, Member } from '@/lib/access/actor-kinds'
import { hiddenFrom, OF_AGE } from '@/lib/access/representation'

export { SIGNED_IN as CALLERS, type SignedIn as Caller } from '@/e2e/factories/callers'

/** Whoever a call comes from; the reader in an emergency is made behind one, and calls none */
type Actor = Exclude<AnyActor, EmergencyReader>

/** One query or command: how to call it on something of our first patient, and who may */
export type Row = {
  may: readonly Caller[]
  /** Calls it for the first patient of `world.ours`; `actor` is the only thing that differs between cells */
  call: (actor: Actor, world: World, prepared: string) => Promise<unknown>
  /** What has to be there besides the world; its id is handed to `call` */
  prepare?: (world: World) => Promise<string>
  /** Answers with the caller's own things (a list, a home), so others get theirs: what counts is that none of ours is in it */
  own?: true
  /** Why it is not called: only for functions that no session reaches */
  outside?: string
}

export function actorFor(caller: Caller, world: World): Actor {
  const clinic: ClinicRows = caller.startsWith('other clinic') ? world.theirs : world.ours
  const kind = caller.replace("other clinic's ", '')
  const member = (accountId: string) => ({
    accountId,
    clinicId: clinic.clinicId,
    name: caller,
    language: 'en',
  })
  if (kind === 'clinician')
    return { kind, ...member(clinic.clinician.accountId), practitionerId: clinic.clinician.practitionerId }
  if (kind === 'staff') return { kind, ...member(clinic.staff.accountId) }
  if (kind === 'administrator') return { kind, ...member(clinic.administrator.accountId) }
  if (kind === 'parent') return parentOf(clinic, member(clinic.parent.accountId))
  const patient = clinic.patients[kind === 'other patient' ? 1 : 0]
  return {
    kind: 'patient',
    ...member(patient.accountId),
    patientId: patient.patientId,
    behalf: null,
    hides: hiddenFrom('patient', OF_AGE),
  }
}

/** Somebody who acts for the first patient, a grown-up */
function parentOf(clinic: ClinicRows, member: Member): Actor {
  const { patientId } = clinic.patients[0]
  const names = { givenName: 'Maria', familyName: clinic.mark }
  const represented = { patientId, ...names, relationship: 'carer' as const }
  return {
    ...{ kind: 'patient', ...member, patientId },
    ...{ behalf: { ...represented, represents: [represented] }, hides: hiddenFrom('carer', OF_AGE) },
  }
}

/** Whether an answer gives away anything of our first patient: an id of theirs, or their marked name */
export function showsOurs(result: unknown, world: World): boolean {
  const text = JSON.stringify(result ?? null)
  const patient = world.ours.patients[0]
  return Object.values(patient).some((value) => text.includes(value)) || text.includes(world.ours.mark)
}

/** Whether an answer says "not there": the same for what does not exist and what is not yours */
export function refused(result: unknown): boolean {
  if (result === null || result === undefined || result === false) return true
  if (Array.isArray(result)) return result.length === 0
  return (
    typeof result === 'object' &&
    'ok' in result &&
    result.ok === false &&
    'reason' in result &&
    result.reason === 'not-found'
  )
}
