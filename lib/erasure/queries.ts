import type { Actor } from '@/lib/access/actor-kinds'
import { canAskErasure, canErase } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import type { Keeping } from './keeping'
import type { Reach } from './reach'
import { isWhole, reachOf, type Standing, standing } from './reach-rows'

export type ErasureState = {
  patientId: string
  /** Null where nobody asked, and where what was asked for was declined */
  askedAt: Date | null
  askerName: string
  closedAt: Date | null
  /** Of a closed record: the first day on which it need not be kept */
  keptUntil: Date | null
  /** What an administrator said no to last, until somebody asks anew */
  declinedAt: Date | null
  declineReason: string
}

/** How far the erasure of a record has come, for the patient and for who keeps the clinic's book; null for everybody else */
export async function erasureState(actor: Actor, patientId: string): Promise<ErasureState | null> {
  if (!id.safeParse(patientId).success || !canAskErasure(actor, patientId)) return null
  return scopedSql(actor, async (tx) => {
    const [row] = await tx<ErasureState[]>`
      select p.id as "patientId", case when e.declined_at is null then e.asked_at end as "askedAt",
        e.declined_at as "declinedAt", coalesce(e.decline_reason, '') as "declineReason", coalesce(e.asker_name, '') as "askerName",
        e.closed_at as "closedAt",
        case when e.closed_at is not null then kept_until(p.clinic_id, p.id, ${now()}) end as "keptUntil"
      from patient p left join erasure e on e.clinic_id = p.clinic_id and e.patient_id = p.id
      where p.clinic_id = ${actor.clinicId} and p.id = ${patientId}`
    return row ?? null
  })
}

export type Erasures = {
  asked: readonly Standing[]
  /** Closed, and the day has come from which nothing has to be kept */
  due: readonly Standing[]
  /** Closed and kept, the one whose day comes first at the top */
  kept: readonly Standing[]
}

/** What the clinic was asked to erase and what it still has to keep of it. Null for who does not administer. On record as a list. */
export async function erasures(actor: Actor): Promise<Erasures | null> {
  if (!canErase(actor)) return null
  const { timeZone } = await actorClinic(actor)
  return scopedSql(actor, async (tx) => {
    const all = await standing(tx, null)
    await recordSql(tx, actor, { action: 'list.read', entity: 'erasure', detail: { shown: all.length } })
    const closed = all.filter(({ closedAt }) => closedAt !== null)
    const day = ({ keptUntil }: Standing) => keptUntil?.getTime() ?? 0
    return {
      asked: all.filter(({ closedAt }) => closedAt === null),
      due: closed.filter(({ keptUntil }) => isWhole(keptUntil, timeZone)),
      kept: closed
        .filter(({ keptUntil }) => !isWhole(keptUntil, timeZone))
        .toSorted((one, other) => day(one) - day(other)),
    }
  })
}

export type ErasureToCarryOut = Standing & { reach: Reach }

/** What an erasure would do: counts and dates, no answer. Null where nobody asked for it or it is not the actor's. On record. */
export async function erasureToCarryOut(actor: Actor, patientId: string): Promise<ErasureToCarryOut | null> {
  if (!canErase(actor) || !id.safeParse(patientId).success) return null
  const { timeZone } = await actorClinic(actor)
  return scopedSql(actor, async (tx) => {
    const [asked] = await standing(tx, patientId)
    if (!asked) return null
    await recordSql(tx, actor, {
      ...{ action: 'record.read', patientId, entity: 'erasure', entityId: patientId },
    })
    return { ...asked, reach: await reachOf(tx, asked, timeZone) }
  })
}

/** How long the clinic keeps what was relied on. Null for who does not administer. */
export async function clinicKeeping(actor: Actor): Promise<Keeping | null> {
  if (!canErase(actor)) return null
  return scopedSql(actor, async (tx) => {
    const [row] = await tx<Keeping[]>`
      select keep_years as years, keep_until_age as "untilAge" from clinic where id = ${actor.clinicId}`
    return row ?? null
  })
}
