import type {
  Actor,
  Administrator,
  Clinician,
  PatientActor,
  SignedInActor,
  Staff,
  SystemActor,
} from './actor-kinds'

/**
 * Every rule about who may reach what. A scope goes into the `where` of each query and command; a `can…` guards a
 * kind of thing. Nothing else in the project decides on access.
 */

/** Rows that hold nothing a patient may not see of their own, by patient_id */
export function patientScope(actor: Actor): { clinicId: string; patientId?: string } {
  if (actor.kind === 'patient' || actor.kind === 'emergency')
    return { clinicId: actor.clinicId, patientId: actor.patientId }
  return { clinicId: clinicOf(actor) }
}

/** The Patient table itself, where the patient is the row */
export function patientRowScope(actor: Actor): { clinicId: string; id?: string } {
  if (actor.kind === 'patient' || actor.kind === 'emergency')
    return { clinicId: actor.clinicId, id: actor.patientId }
  return { clinicId: clinicOf(actor) }
}

/** The same for what adds to a record or changes it: not one that is closed (lib/erasure) */
export const openPatientRowScope = (actor: Actor) => ({
  ...patientRowScope(actor),
  NOT: { erasure: { closedAt: { not: null } } },
})

/**
 * Whether records that are closed and kept by law exist for them. For a patient none of their own is closed, since that
 * ends their account: it spares the look.
 */
export const seesClosed = ({ kind }: Actor): boolean =>
  kind === 'clinician' || kind === 'administrator' || kind === 'patient'

/** The actor's clinic; a system actor without one reaches no clinical row, so an impossible clinic stands for none */
export const clinicOf = (actor: Actor): string => actor.clinicId ?? '00000000-0000-0000-0000-000000000000'

/** Keeps the book: patients, visits, invitations, assignments. Not their answers. */
export const canKeepBook = (actor: Actor): actor is Clinician | Staff =>
  actor.kind === 'clinician' || actor.kind === 'staff'

/** Reads what patients answered: clinicians of the clinic. (A patient reads their own through their own queries.) */
export const canReadAnswers = (actor: Actor): actor is Clinician => actor.kind === 'clinician'

/** Works for the clinic. Their sessions are shorter, and they need a second factor. */
export const isOfClinic = (actor: SignedInActor): actor is Clinician | Staff | Administrator =>
  actor.kind === 'clinician' || actor.kind === 'staff' || actor.kind === 'administrator'

/** Writes answers: the patient whose they are, or a parent or carer who acts for them */
export const canAnswer = (actor: Actor): actor is PatientActor => actor.kind === 'patient'

/** Accounts of the clinic and its audit, never answers */
export const canAdminister = (actor: Actor): actor is Administrator => actor.kind === 'administrator'

/** Brings questionnaires in for their own clinic */
export const canAddToLibrary = (actor: Actor): actor is Clinician => actor.kind === 'clinician'

/** Puts guides, questionnaires and packets on everybody's shelf: our own scripts */
export const canFillLibrary = (actor: Actor): actor is SystemActor => actor.kind === 'system'

/** Asks for the erasure of a record: the patient of their own, not who acts for them, and the clinic's people on their word */
export const canAskErasure = (actor: Actor, patientId: string): actor is Clinician | Staff | PatientActor =>
  canKeepBook(actor) || (canAnswer(actor) && !actor.behalf && actor.patientId === patientId)

/** Carries an erasure out that somebody else has asked for */
export const canErase = (actor: Actor): actor is Administrator => actor.kind === 'administrator'

/** Says when the clinic is open, how long flags may wait and who is on call */
export const canSetWatch = (actor: Actor): actor is Clinician | Administrator =>
  actor.kind === 'clinician' || actor.kind === 'administrator'

/** Opens, for a reason, what other clinics hold on a patient who is not their own */
export const canReadInEmergency = (actor: Actor): actor is Clinician => actor.kind === 'clinician'

/** Passes on what nobody has attended to: our own clock */
export const canKeepWatch = (actor: Actor): actor is SystemActor => actor.kind === 'system'

/** Seals the record of access and looks whether it still is what was sealed: our own clock and scripts */
export const canSealAudit = (actor: Actor): actor is SystemActor => actor.kind === 'system'
