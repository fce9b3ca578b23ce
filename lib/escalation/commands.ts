import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canSetWatch } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import type { FieldErrors } from '@/lib/platform/field'
import { PLACES, placeField, readWatch, WATCH_FIELDS } from './watch-form'
import { people } from './watch-rows'

/** Each field of the form, as text, and no other */
const texts = z.strictObject(Object.fromEntries(WATCH_FIELDS.map((name) => [name, z.string().optional()])))

export type WatchSet =
  | { ok: true }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** Says the clinic's hours, how long its flags may wait, and who is told then. Input: the fields of `watch-form`. */
export async function setWatch(actor: Actor, fields: Readonly<Record<string, unknown>>): Promise<WatchSet> {
  const sent = texts.safeParse(fields)
  if (!canSetWatch(actor) || !sent.success) return { ok: false, reason: 'not-found' }
  const read = readWatch(sent.data)
  if (!read.ok) return { ok: false, reason: 'invalid', errors: read.errors }
  const { watch } = read
  const { clinicId } = actor
  return scoped(actor, async (tx) => {
    const known = new Set((await people(tx, clinicId, 'clinician')).map(({ id }) => id))
    const errors: FieldErrors = {}
    for (let place = 0; place < PLACES; place++) {
      const id = sent.data[placeField(place)]?.trim()
      if (id && !known.has(id))
        errors[placeField(place)] = 'This person cannot be on call any more: choose somebody else'
    }
    if (Object.keys(errors).length > 0) return { ok: false, reason: 'invalid', errors }
    const { urgentMinutes, highMinutes } = watch
    const row = { urgentMinutes, highMinutes, hours: [...watch.hours], onCall: [...watch.onCall] }
    await tx.watch.upsert({ where: { clinicId }, create: { clinicId, ...row }, update: row })
    await record(tx, actor, {
      ...{ action: 'watch.set', entity: 'clinic', entityId: clinicId },
      detail: { urgentMinutes, highMinutes, onCall: [...watch.onCall] },
    })
    return { ok: true }
  })
}
