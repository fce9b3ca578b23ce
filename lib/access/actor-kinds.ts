export type Member = { accountId: string; clinicId: string; name: string; language: string }

/** The two who may answer for one patient */
export type Side = 'patient' | 'carer'

/** What a parent or carer is to the patient; FHIR's RelatedPerson */
export type Relationship = 'parent' | 'carer'

export type Represented = {
  patientId: string
  givenName: string
  familyName: string
  relationship: Relationship
}

export type Clinician = Member & { kind: 'clinician'; practitionerId: string }
export type Staff = Member & { kind: 'staff' }
export type Administrator = Member & { kind: 'administrator' }
/** Somebody at a patient's own record: the patient, or a parent or carer who acts for them */
export type PatientActor = Member & {
  kind: 'patient'
  patientId: string
  /** Whom the one asking acts for, and all they may act for; null where it is the patient */
  behalf: (Represented & { represents: readonly Represented[] }) | null
  /** Whose questions are not theirs to see (lib/questionnaire/audience); null where all are */
  hides: Side | null
}
/** A parent or carer who has not said for whom they are here, or who may act for nobody any more */
export type Carer = Member & { kind: 'carer'; represents: readonly Represented[] }
/**
 * A clinician of another clinic who reads this patient's record in an emergency (decision 028). `clinicId` is the patient's.
 * Made only by lib/emergency, for its own reading: no session is one, and every rule but that room's refuses it.
 */
export type EmergencyReader = {
  kind: 'emergency'
  clinicId: string
  patientId: string
  accountId: string
  /** The clinician's name, and their clinic's: the patient's clinic cannot look the account up */
  who: string
  from: string
}
/** Our own scripts and the bearer of an invitation: made only by `systemActor`, never from a session */
export type SystemActor = { kind: 'system'; clinicId: string | null; purpose: string }

export type SignedInActor = Clinician | Staff | Administrator | PatientActor | Carer
export type Actor = SignedInActor | EmergencyReader | SystemActor
