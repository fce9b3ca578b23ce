import { z } from 'zod'
import { birthDateBefore } from '@/lib/patient/birth-date'
import { id, line, paragraph } from '@/lib/platform/field'

export const onePatient = z.strictObject({ patientId: id })

/** Whom an input is about, whatever is wrong with the rest of it; null where it does not say */
export function patientIn(input: unknown): string | null {
  const asked = typeof input === 'object' && input !== null && 'patientId' in input ? input.patientId : null
  return id.safeParse(asked).data ?? null
}

/** Who it is about, typed anew, and why. `shown`: what the page said would go and stay. */
export const carriedOut = (today: string) =>
  z.strictObject({
    patientId: id,
    name: line({ label: 'the patient’s full name', max: 250 }),
    birthDate: birthDateBefore(today),
    reason: line({ label: 'the reason', max: 300 }),
    shown: z.string().max(5000).default(''),
  })

/** Why not, in words for the patient */
export const declined = z.strictObject({
  patientId: id,
  'decline-reason': paragraph({ label: 'the reason', max: 1000 }).refine(
    (text) => text !== '',
    'Enter the reason, in words for the patient',
  ),
})

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Whether what was typed is this name: capitals and spaces do not count, everything else does */
export const isNameOf = (typed: string, of: { givenName: string; familyName: string }): boolean =>
  plain(typed) === plain(`${of.givenName} ${of.familyName}`)
