import { z } from 'zod'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'
import type { Clash } from './clash'

/** A clash as it stands in the address of the form that asks about it */
export const clashAddress = ({ whose, startsAt, minutes }: Clash): string =>
  new URLSearchParams({ clash: whose, at: startsAt.toISOString(), minutes: String(minutes) }).toString()

const address = z.object({
  clash: z.enum(['patient', 'practitioner']),
  at: z.iso.datetime(),
  minutes: z.coerce.number().int().min(1).max(240),
})

/** "The clinician has a visit of 20 minutes on Tuesday 1 December at 10:30."; null where the address names no clash */
export function clashWords(params: Record<string, unknown>, zone: string): string | null {
  const { data } = address.safeParse(params)
  if (!data) return null
  const at = new Date(data.at)
  const who = data.clash === 'patient' ? 'This patient' : 'The clinician'
  return `${who} has a visit of ${data.minutes} minutes on ${dayWords(at, zone)} at ${timeWords(at, zone)}.`
}
