import { z } from 'zod'
import { isPhoneNumber, line } from '@/lib/platform/field'

/** What a clinic is called and whom its patients call, as typed. The time zone is not among it: visits are booked by it. */
export const clinicTyped = z.strictObject({
  name: line({ label: 'the clinic’s name' }),
  phone: line({ label: 'the clinic’s phone number', max: 40 }).refine(
    isPhoneNumber,
    'Enter the clinic’s phone number, such as +1 555 010 0123',
  ),
  emergency: line({ label: 'the number for emergencies', max: 20 }).refine(
    (text) => /^\+?\d[\d ]+$/.test(text),
    'Enter the number for emergencies, such as 911 or 112',
  ),
})

export type ClinicTyped = z.infer<typeof clinicTyped>

/** The fields of the form in their order */
export const CLINIC_FIELDS = ['name', 'phone', 'emergency'] as const
