import { z } from 'zod'
import { emailAddress, id, isPhoneNumber, line, optionalLine } from '@/lib/platform/field'
import { birthDateBefore } from './birth-date'

/** The languages a record may name; where material does not exist in one yet, it is shown in English */
export const PATIENT_LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
] as const

const phone = optionalLine({ label: 'the phone number', max: 40 }).refine(
  (text) => text === '' || isPhoneNumber(text),
  'Enter a phone number, such as +1 555 010 0123',
)

const who = (today: string) => ({
  givenName: line({ label: 'the given name' }),
  familyName: line({ label: 'the family name' }),
  birthDate: birthDateBefore(today),
  language: z.enum(['en', 'es'], { error: 'Choose a language' }),
  email: z
    .union([z.literal(''), emailAddress], { error: 'Enter an email address in the form name@example.com' })
    .default(''),
  phone,
})

/** What is typed to add a patient. `anyway` says that somebody of the same name and birth date is another person. */
export const newPatient = (today: string) =>
  z.strictObject({ ...who(today), anyway: z.literal('yes').optional() })

export const changedPatient = (today: string) => newPatient(today).extend({ patientId: id })

export type Who = z.infer<ReturnType<typeof newPatient>>
