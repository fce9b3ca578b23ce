import type { Actor } from '@/lib/access/actor-kinds'
import { canAdminister } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { CLINIC_FIELDS, type ClinicTyped, clinicTyped } from './schema'

export type ClinicChanged =
  | { ok: true }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** What the clinic is called and whom its patients call, on record with what stood there before. Input: name, phone, emergency. */
export async function changeClinic(actor: Actor, input: unknown): Promise<ClinicChanged> {
  if (!canAdminister(actor)) return { ok: false, reason: 'not-found' }
  const parsed = clinicTyped.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { data: after } = parsed
  const { clinicId } = actor
  await scopedSql(actor, async (tx) => {
    const [before] = await tx<ClinicTyped[]>`
      select name, phone, emergency from clinic where id = ${clinicId} for update`
    const changed = CLINIC_FIELDS.filter((field) => before && before[field] !== after[field])
    if (!before || changed.length === 0) return
    const of = (clinic: ClinicTyped) => Object.fromEntries(changed.map((field) => [field, clinic[field]]))
    await tx`
      update clinic set name = ${after.name}, phone = ${after.phone}, emergency = ${after.emergency}
      where id = ${clinicId}`
    await recordSql(tx, actor, {
      ...{ action: 'clinic.changed', entity: 'clinic', entityId: clinicId },
      detail: { before: of(before), after: of(after) },
    })
  })
  return { ok: true }
}
