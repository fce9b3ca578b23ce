import { z } from 'zod'
import { birthDateBefore } from '@/lib/patient/birth-date'
import { id, line, paragraph } from '@/lib/platform/field'

/** Long enough to be a reason, not a word to get past the field */
const SHORTEST_REASON = 15

/** Who is looked for, whole, and why it cannot wait for their clinic */
export const emergencyAsked = (today: string) =>
  z.strictObject({
    givenName: line({ label: 'the given name' }),
    familyName: line({ label: 'the family name' }),
    birthDate: birthDateBefore(today),
    reason: paragraph({ label: 'the reason', max: 500 }).refine(
      (text) => text.length >= SHORTEST_REASON,
      'Say in a sentence why you need this record now',
    ),
  })

export const oneAccess = z.strictObject({ accessId: id })
