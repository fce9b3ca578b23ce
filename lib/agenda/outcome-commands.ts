import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { isClosedRecord } from '@/lib/access/closed-record'
import { canReadAnswers } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { OUTCOMES, type Outcome } from './outcome'
import { bringBackPutOff, takeBackCarried } from './put-off-rows'

/** As many as a list can hold, and what was removed from it meanwhile */
const MOST = 200

const settling = z.strictObject({
  appointmentId: id,
  /** For each topic that something is said of: its outcome, null where nothing has come of it after all */
  outcomes: z.array(z.strictObject({ itemId: id, outcome: z.enum(OUTCOMES).nullable() })).max(MOST),
})

export type Settled =
  | { ok: true; changed: number }
  /** `cancelled`: nothing was talked about at a visit that did not take place. `record-closed`: nothing is added to it. */
  | { ok: false; reason: 'not-found' | 'cancelled' | 'record-closed' }

/**
 * Says what came of the topics of a visit: discussed, put off or not needed. What was put off comes back on the list of
 * the next visit. The same again changes nothing. Input: appointmentId, outcomes.
 */
export async function settleTopics(actor: Actor, input: unknown): Promise<Settled> {
  const parsed = settling.safeParse(input)
  if (!canReadAnswers(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { appointmentId, outcomes } = parsed.data
  const { clinicId } = actor
  return scopedSql(actor, async (tx) => {
    const [visit] = await tx<{ patientId: string; isCancelled: boolean; isClosed: boolean }[]>`
      select a.patient_id as "patientId", a.status = 'cancelled' as "isCancelled",
        ${isClosedRecord(tx, 'a')} as "isClosed"
      from appointment a
      where a.clinic_id = ${clinicId} and a.id = ${appointmentId} for no key update of a`
    if (!visit) return { ok: false, reason: 'not-found' }
    if (visit.isClosed) return { ok: false, reason: 'record-closed' }
    if (visit.isCancelled) return { ok: false, reason: 'cancelled' }
    const items = await tx<{ itemId: string; was: Outcome | null }[]>`
      select i.id as "itemId", o.outcome as was from agenda_item i
      left join topic_outcome o on o.clinic_id = i.clinic_id and o.agenda_item_id = i.id
      where i.clinic_id = ${clinicId} and i.appointment_id = ${appointmentId}`
    const was = new Map(items.map((item) => [item.itemId, item.was]))
    if (outcomes.some(({ itemId }) => !was.has(itemId))) return { ok: false, reason: 'not-found' }
    const changed = outcomes.filter(({ itemId, outcome }) => was.get(itemId) !== outcome)
    if (changed.length === 0) return { ok: true, changed: 0 }
    const { patientId } = visit
    const changedIds = changed.map(({ itemId }) => itemId)
    await takeBackCarried(tx, clinicId, changedIds)
    await tx`delete from topic_outcome where clinic_id = ${clinicId} and agenda_item_id = any(${changedIds})`
    const said = changed.flatMap(({ itemId, outcome }) =>
      outcome
        ? [
            {
              ...{ clinic_id: clinicId, agenda_item_id: itemId, patient_id: patientId, outcome },
              ...{ decided_by: actor.accountId, decider_name: actor.name, decided_at: now() },
            },
          ]
        : [],
    )
    if (said.length > 0) await tx`insert into topic_outcome ${tx(said)}`
    bringBackPutOff(tx, { clinicId, patientId })
    await recordSql(tx, actor, {
      ...{ action: 'agenda.settled', patientId, entity: 'appointment', entityId: appointmentId },
      detail: { topics: changed.map(({ itemId, outcome }) => `${itemId} ${outcome ?? 'open'}`) },
    })
    return { ok: true, changed: changed.length }
  })
}
