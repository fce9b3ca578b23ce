import { z } from 'zod'
import { emailAddress, id, line } from '@/lib/platform/field'

export const MEMBER_ROLES = ['clinician', 'staff', 'administrator'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export const newMember = z.strictObject({
  name: line({ label: 'the name' }),
  email: emailAddress,
  role: z.enum(MEMBER_ROLES, { error: 'Choose what they do' }),
})

export const newCarer = z.strictObject({
  patientId: id,
  name: line({ label: 'the name' }),
  email: emailAddress,
  relationship: z.enum(['parent', 'carer'], { error: 'Choose what they are to the patient' }),
})
export const oneRelated = z.strictObject({ patientId: id, relatedPersonId: id })

export const onePatient = z.strictObject({ patientId: id })
export const oneAccount = z.strictObject({ accountId: id })
export const oneInvitation = z.strictObject({ invitationId: id })

/** How long a link in a mail opens something */
export const INVITATION_DAYS = 7
export const RESET_MINUTES = 60
export const ADDRESS_MINUTES = 60
/** Wrong birth dates that burn an invitation */
export const BIRTH_DATE_TRIES = 5
