import { z } from 'zod'
import type { FieldErrors } from '@/lib/platform/field'
import { DAYS, type Opening } from './opening-hours'
import type { Watch } from './watch'

/** So many can be on call, one after the other */
export const PLACES = 5

export const opensField = (day: number): string => `opens-${day}`
export const closesField = (day: number): string => `closes-${day}`
export const placeField = (place: number): string => `on-call-${place}`

/** In the order they are asked, for the error summary */
export const WATCH_FIELDS: readonly string[] = [
  ...DAYS.flatMap((_, day) => [opensField(day), closesField(day)]),
  ...Array.from({ length: PLACES }, (_, at) => placeField(at)),
  'urgentMinutes',
  'highMinutes',
]

/** What the form shows of a stored one */
export const watchFields = ({
  hours,
  onCall,
  urgentMinutes,
  highMinutes,
}: Watch): Record<string, string> => ({
  ...Object.fromEntries(
    hours.flatMap((day, at) => [
      [opensField(at), day?.opens ?? ''],
      [closesField(at), day?.closes ?? ''],
    ]),
  ),
  ...Object.fromEntries(onCall.map((id, at) => [placeField(at), id])),
  urgentMinutes: String(urgentMinutes),
  highMinutes: String(highMinutes),
})

type Typed = Readonly<Record<string, unknown>>
const typed = (fields: Typed, name: string): string => {
  const text = Object.hasOwn(fields, name) ? fields[name] : ''
  return typeof text === 'string' ? text.trim() : ''
}

/** What a post of the form says, or what is wrong with it, by field. Whether the people are the clinic's is not known here. */
export function readWatch(fields: Typed): { ok: true; watch: Watch } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const hours = DAYS.map((_, day) => readDay(fields, day, errors))
  const onCall: string[] = []
  for (let place = 0; place < PLACES; place++) {
    const name = placeField(place)
    const id = typed(fields, name)
    if (id === '') continue
    if (!z.uuid().safeParse(id).success) errors[name] = 'Choose somebody from the list'
    else if (onCall.includes(id)) errors[name] = 'Each person can be on call once: choose somebody else'
    onCall.push(id)
  }
  const urgentMinutes = readMinutes(fields, 'urgentMinutes', [5, 1440], errors)
  const highMinutes = readMinutes(fields, 'highMinutes', [15, 2880], errors)
  if (hours.every((day) => day === null) && Object.keys(errors).length === 0)
    errors[opensField(0)] = 'Enter when the clinic opens on one day at least'
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, watch: { hours, onCall, urgentMinutes, highMinutes } }
}

function readDay(fields: Typed, day: number, errors: FieldErrors): Opening | null {
  const [opens, closes] = [typed(fields, opensField(day)), typed(fields, closesField(day))]
  const name = DAYS[day] ?? ''
  if (opens === '' && closes === '') return null
  if (!isTime(opens)) errors[opensField(day)] = `Enter when the clinic opens on ${name}, such as 09:00`
  if (!isTime(closes)) errors[closesField(day)] = `Enter when the clinic closes on ${name}, such as 17:00`
  else if (isTime(opens) && closes !== '00:00' && closes <= opens)
    errors[closesField(day)] = `On ${name} the clinic has to close after it opens (00:00 is midnight)`
  return { opens, closes }
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

function readMinutes(
  fields: Typed,
  name: string,
  [least, most]: readonly [number, number],
  errors: FieldErrors,
): number {
  const text = typed(fields, name)
  const minutes = Number(text)
  if (!/^\d{1,5}$/.test(text) || minutes < least || minutes > most)
    errors[name] = `Enter a number of minutes from ${least} to ${most}`
  return minutes
}
