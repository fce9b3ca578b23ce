import { newToken, tokenHash } from '@/lib/platform/token'
import type { DemoPatient, Member } from './making'
import { birthDate, people } from './people'
import { newId, type Rows } from './rows'

/** Everybody's in the demo */
export const PASSWORD = 'a calm skin demo'

export type SignIn = { who: string; email: string; password: string }

const MEMBERS = [
  { role: 'clinician', name: 'Dr Shah', given: 'Amina', family: 'Shah', email: 'shah@larkfield.example' },
  {
    role: 'clinician',
    name: 'Dr Okafor',
    given: 'Chidi',
    family: 'Okafor',
    email: 'okafor@larkfield.example',
  },
  { role: 'staff', name: 'Sam Lee', given: '', family: '', email: 'front-desk@larkfield.example' },
  { role: 'administrator', name: 'Kim Reyes', given: '', family: '', email: 'admin@larkfield.example' },
] as const

/** By this address a later start knows that the demo clinic is there */
export const FOUNDER = MEMBERS[0].email

/** Patients of people.ts whose sign-in is shown: what they have before them today */
const SHOWN: readonly [at: number, state: string][] = [
  [6, 'nothing opened yet'],
  [10, 'half-way'],
  [0, 'everything sent'],
]

/** The parent of two of people.ts, with a sign-in of her own: of a child of 8, and of one who has a say */
const PARENT = { name: 'Karin Lindqvist', email: 'karin.lindqvist@example.com', of: [5, 24] } as const

export function signIns(): SignIn[] {
  return [
    ...MEMBERS.map(({ role, name, email }) => ({ who: `${name} (${role})`, email, password: PASSWORD })),
    ...SHOWN.map(([at, state]) => ({
      who: `${people[at]?.givenName} ${people[at]?.familyName} (patient, ${state})`,
      email: emailOf(at),
      password: PASSWORD,
    })),
    {
      who: `${PARENT.name} (parent of ${PARENT.of.map((at) => `${people[at]?.givenName}, ${people[at]?.age}`).join(', and of ')})`,
      email: PARENT.email,
      password: PASSWORD,
    },
  ]
}

export function memberRows(rows: Rows, passwordHash: string, since: Date): Member[] {
  return MEMBERS.flatMap(({ role, name, given, family, email }) => {
    const accountId = newId(since)
    rows.add('account', { id: accountId, role, name, email, password_hash: passwordHash, created_at: since })
    if (role !== 'clinician') return []
    const practitionerId = newId(since)
    rows.add('practitioner', {
      id: practitionerId,
      account_id: accountId,
      name,
      given_name: given,
      family_name: family,
    })
    return [{ accountId, name, practitionerId }]
  })
}

/** Which patients have no account yet: invited, invited too long ago, or never */
const WITHOUT: Record<number, 'invited' | 'expired' | 'never'> = {
  17: 'invited',
  25: 'expired',
  19: 'never',
  38: 'invited',
}
export const hasAccount = (at: number): boolean => !(at in WITHOUT)

export function patientRows(
  rows: Rows,
  by: Member,
  passwordHash: string,
  clock: { today: string; since: Date; now: Date },
): DemoPatient[] {
  const made = people.map((person, at) => {
    const name = `${person.givenName} ${person.familyName}`
    const accountId = hasAccount(at) ? newId(clock.since) : null
    const patient = {
      patientId: newId(clock.since),
      accountId,
      person,
      birthDate: birthDate(person, clock.today),
    }
    const email = WITHOUT[at] === 'never' ? null : emailOf(at)
    if (accountId)
      rows.add('account', {
        ...{ id: accountId, role: 'patient', name, email, password_hash: passwordHash },
        ...{ language: person.language, created_at: clock.since },
      })
    rows.add('patient', {
      ...{
        id: patient.patientId,
        account_id: accountId,
        given_name: person.givenName,
        family_name: person.familyName,
      },
      ...{ birth_date: patient.birthDate, language: person.language, email, created_at: clock.since },
      phone: at % 3 === 0 ? `(212) 555-01${String(at).padStart(2, '0')}` : null,
    })
    if (email && !accountId)
      invitationRow(rows, { patient, name, email, by, now: clock.now, state: WITHOUT[at] })
    return patient
  })
  parentRows(rows, made, by, passwordHash, clock.since)
  return made
}

function parentRows(
  rows: Rows,
  made: readonly DemoPatient[],
  by: Member,
  passwordHash: string,
  since: Date,
): void {
  const accountId = newId(since)
  const { name, email, of } = PARENT
  rows.add('account', {
    ...{ id: accountId, role: 'carer', name, email, password_hash: passwordHash, created_at: since },
  })
  for (const at of of) {
    const patientId = made[at]?.patientId
    if (patientId)
      rows.add('related_person', {
        ...{ patient_id: patientId, account_id: accountId, relationship: 'parent' },
        ...{ since, added_by: by.accountId },
      })
  }
}

type Invited = {
  patient: DemoPatient
  name: string
  email: string
  by: Member
  now: Date
  state: string | undefined
}

function invitationRow(rows: Rows, { patient, name, email, by, now, state }: Invited): void {
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
  rows.add('invitation', {
    token_hash: tokenHash(newToken()),
    role: 'patient',
    patient_id: patient.patientId,
    name,
    email,
    invited_by: by.accountId,
    created_at: state === 'expired' ? days(-9) : days(-2),
    expires_at: state === 'expired' ? days(-2) : days(5),
  })
}

/** An address that delivers nowhere, from whatever of the name is in Latin letters */
export function emailOf(at: number): string {
  const person = people[at]
  const plain = `${person?.givenName} ${person?.familyName}`.normalize('NFD').toLowerCase()
  const words = plain
    .replace(/[^a-z ]/g, '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 3)
  const isTwice =
    people.findIndex(
      ({ givenName, familyName }) => givenName === person?.givenName && familyName === person?.familyName,
    ) < at
  return `${words.join('.') || `patient.${at}`}${isTwice ? '.2' : ''}@example.com`
}
