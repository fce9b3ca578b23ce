import type { Actor } from '@/lib/access/actor-kinds'
import { canErase } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { administratorAddresses } from '@/lib/account/administrator-rows'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { keepingChangedMail } from './erasure-mail'
import { type Keeping, keepingTyped } from './keeping'

export type KeepingSet =
  | { ok: true }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * Sets how long the clinic keeps what was relied on, within bounds. On record with what held before, and every administrator is
 * mailed: one of them alone does not shorten it unseen. Input: years, untilAge, as typed.
 */
export async function setKeeping(actor: Actor, input: unknown): Promise<KeepingSet> {
  if (!canErase(actor)) return { ok: false, reason: 'not-found' }
  const parsed = keepingTyped.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { data: after } = parsed
  const { clinicId } = actor
  const changed = await scopedSql(actor, async (tx) => {
    const [before] = await tx<Keeping[]>`
      select keep_years as years, keep_until_age as "untilAge" from clinic where id = ${clinicId} for update`
    if (!before || (before.years === after.years && before.untilAge === after.untilAge)) return null
    await tx`update clinic set keep_years = ${after.years}, keep_until_age = ${after.untilAge} where id = ${clinicId}`
    await recordSql(tx, actor, {
      ...{ action: 'keeping.set', entity: 'clinic', entityId: clinicId },
      detail: { before: words(before), after: words(after) },
    })
    return { before, to: await administratorAddresses(tx, clinicId) }
  })
  if (changed) {
    const told = { clinic: (await actorClinic(actor)).name, who: actor.name, before: changed.before, after }
    await Promise.all(changed.to.map((to) => sendMail(keepingChangedMail({ to, ...told }))))
  }
  return { ok: true }
}

const words = ({ years, untilAge }: Keeping) => ({ years: String(years), untilAge: String(untilAge) })
