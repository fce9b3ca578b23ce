import { z } from 'zod'
import { calendarDay } from '@/lib/patient/birth-date'
import { id, optionalLine } from '@/lib/platform/field'

const date = z
  .string({ error: 'Enter the date' })
  .trim()
  .min(1, 'Enter the date')
  .refine((text) => {
    const [year = '', month = '', day = ''] = text.split('-')
    return calendarDay(day, month, year) === text
  }, 'Enter a real date')

const time = z
  .string({ error: 'Enter the time' })
  .trim()
  .min(1, 'Enter the time')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time between 00:00 and 23:59, such as 09:30')

const minutes = z
  .string({ error: 'Enter the length in minutes' })
  .trim()
  .regex(/^\d{1,3}$/, 'Enter the length as a whole number of minutes')
  .transform(Number)
  .refine((length) => length >= 5 && length <= 240, 'Enter a length between 5 and 240 minutes')

const visit = {
  date,
  time,
  practitionerId: z.uuid('Choose who the visit is with'),
  minutes,
  reason: optionalLine({ label: 'the reason', max: 200 }),
  /** Says that two visits at the same time are meant */
  anyway: z.literal('yes').optional(),
}

export const newVisit = z.strictObject({ patientId: id, ...visit })
export const changedVisit = z.strictObject({ appointmentId: id, ...visit })
export const cancelledVisit = z.strictObject({ appointmentId: id })
