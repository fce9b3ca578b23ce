import type { Actor } from '@/lib/access/actor-kinds'
import { canSetWatch } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import type { FieldErrors } from '@/lib/platform/field'
import { PLACES, placeField, readWatch } from './watch-form'
import { people } from './watch-rows'

export type WatchSet =
  | { ok: true }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** Says the clinic's hours, how long its flags may wait, and who is told then. Input: the fields of `watch-form`. */
export async function setWatch(actor: Actor, fields: Readonly<Record<string, unknown>>): Promise<WatchSet> {
  if (!canSetWatch(actor)) return { ok: false, reason: 'not-found' }
  const read = readWatch(fields)
  if (!read.ok) return { ok: false, reason: 'invalid', errors: read.errors }
  const { watch } = read
  const { clinicId } = actor
  return scoped(actor, async (tx) => {
    const known = new Set((await people(tx, clinicId, 'clinician')).map(({ id }) => id))
    const errors: FieldErrors = {}
    for (let place = 0; place < PLACES; place++) {
      const id = fields[placeField(place)]
      if (typeof id === 'string' && id.trim() !== '' && !known.has(id.trim()))
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
