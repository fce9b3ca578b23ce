export type Member = { accountId: string; clinicId: string; name: string; language: string }

export type Clinician = Member & { kind: 'clinician'; practitionerId: string }
export type Staff = Member & { kind: 'staff' }
export type Administrator = Member & { kind: 'administrator' }
export type PatientActor = Member & { kind: 'patient'; patientId: string }
/** Our own scripts and the bearer of an invitation: made only by `systemActor`, never from a session */
export type SystemActor = { kind: 'system'; clinicId: string | null; purpose: string }

export type SignedInActor = Clinician | Staff | Administrator | PatientActor
export type Actor = SignedInActor | SystemActor
