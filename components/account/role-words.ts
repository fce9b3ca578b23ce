import type { MemberRole } from '@/lib/account/schema'

/** What the clinic's people are called by what they do, and what each may */
export const MEMBERS: Record<MemberRole, { word: string; may: string }> = {
  clinician: {
    word: 'Clinician',
    may: 'Doctors and nurses. Reads answers, books visits, assigns guides and questions.',
  },
  staff: {
    word: 'Front desk',
    may: 'Books visits, invites patients, assigns guides and questions. Sees no answers.',
  },
  administrator: {
    word: 'Administrator',
    may: 'Looks after accounts, the clinic’s numbers and the record of access. Sees no answers.',
  },
}

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(MEMBERS).map(([role, { word }]) => [role, word])),
  patient: 'Patient',
  carer: 'Parent or carer',
  emergency: 'Clinician of another clinic',
}

/** "Front desk"; what is none of these stands as it is */
export const roleWords = (role: string): string => words[role] ?? role
