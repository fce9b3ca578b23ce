import type { PendingQuery, Row } from 'postgres'
import type { z } from 'zod'
import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { type AuditAction, recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { lineOf } from '@/lib/platform/own-words'
import { openVisit } from './open-visit'
import { moving, oneItem, rewording, type WrongWords } from './schema'
import { seenOnList } from './seen-rows'
import { neighbour } from './topic'
import { ownTopics } from './topic-scope'

export type ListChanged = { ok: true; itemId: string } | { ok: false; reason: 'not-found' }
const notFound: ListChanged = { ok: false, reason: 'not-found' }

/** Takes an item off the list of a coming visit. It is kept, so that `restoreTopic` brings it back. Input: itemId. */
export async function removeTopic(actor: Actor, input: unknown): Promise<ListChanged> {
  return change(actor, oneItem, input, async (tx, { mine }, { itemId }) => {
    const removed = await tx`
      update agenda_item set removed_at = ${now()} where ${mine} and id = ${itemId} and removed_at is null`
    return removed.count > 0 ? 'agenda.removed' : null
  })
}

/** Puts a removed item back where it was. Input: itemId. */
export async function restoreTopic(actor: Actor, input: unknown): Promise<ListChanged> {
  return change(actor, oneItem, input, async (tx, { mine }, { itemId }) => {
    const restored = await tx`
      update agenda_item set removed_at = null where ${mine} and id = ${itemId} and removed_at is not null`
    return restored.count > 0 ? 'agenda.added' : null
  })
}

/**
 * Moves an item one place up or down among those that its owner sees; what stands between unseen stays where it is. At the
 * end of the list nothing changes. Input: itemId, way.
 */
export async function moveTopic(actor: Actor, input: unknown): Promise<ListChanged> {
  return change(actor, moving, input, async (tx, { mine, seen }, { itemId, way }) => {
    const other = neighbour(await seen(), itemId, way)
    if (!other) return null
    const items = await tx<{ id: string }[]>`
      select id from agenda_item where ${mine} and removed_at is null order by rank, id`
    const order = items.map(({ id }) => (id === itemId ? other.id : id === other.id ? itemId : id))
    // two that were added at once can have one rank, so the whole order is written anew
    await tx`
      update agenda_item set rank = ordered.at
      from unnest(${order}::uuid[]) with ordinality as ordered(item, at)
      where ${mine} and id = ordered.item`
    return 'agenda.ranked'
  })
}

export type Reworded = ListChanged | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * Changes the patient's own words with an item. Empty takes them away, but not from an item that is nothing but own
 * words. Input: itemId, words.
 */
export async function rewordTopic(actor: Actor, input: unknown): Promise<Reworded> {
  const parsed = rewording.safeParse(input)
  const errors = parsed.success ? {} : fieldErrors(parsed.error)
  if (canAnswer(actor) && errors.words && !errors.itemId) return { ok: false, reason: 'invalid', errors }
  let emptied = false
  const done = await change(actor, rewording, input, async (tx, { mine }, { itemId, words }) => {
    const onList = tx`${mine} and id = ${itemId} and removed_at is null`
    if (words === '') {
      const own = await tx`select 1 from agenda_item where ${onList} and source = 'own_words'`
      emptied = own.count > 0
      if (emptied) return null
    }
    const reworded = await tx`
      update agenda_item set own_words = ${words},
        topic = case when source = 'own_words' then ${lineOf(words)} else topic end
      where ${onList}`
    return reworded.count > 0 ? 'agenda.reworded' : null
  })
  return done.ok && emptied
    ? { ok: false, reason: 'invalid', errors: { words: 'wordsGone' satisfies WrongWords } }
    : done
}

type List = {
  /** Every row of the visit's list */
  mine: PendingQuery<Row[]>
  /** What the person sees of it */
  seen: () => Promise<{ id: string }[]>
}

/** One step on the list of a coming visit of the patient's own; `work` says what to put on record, null where nothing changed. */
async function change<Input extends { itemId: string }>(
  actor: Actor,
  schema: z.ZodType<Input>,
  input: unknown,
  work: (tx: SqlTransaction, list: List, input: Input) => Promise<AuditAction | null>,
): Promise<ListChanged> {
  const parsed = schema.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return notFound
  const { itemId } = parsed.data
  return scopedSql(actor, async (tx) => {
    const visit = await visitOf(tx, actor, itemId)
    if (!visit) return notFound
    const mine = tx`clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and appointment_id = ${visit}`
    const seen = () => seenOnList(tx, actor, visit)
    const action = await work(tx, { mine, seen }, parsed.data)
    if (action) {
      const { patientId } = actor
      await recordSql(tx, actor, { action, patientId, entity: 'agenda_item', entityId: itemId })
    }
    return { ok: true, itemId }
  })
}

async function visitOf(tx: SqlTransaction, actor: PatientActor, itemId: string): Promise<string | undefined> {
  const [row] = await tx<{ appointmentId: string }[]>`
    select appointment_id as "appointmentId" from agenda_item
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and id = ${itemId}
      and ${ownTopics(tx, actor, 'agenda_item')}`
  return row && openVisit(tx, actor, row.appointmentId, { orNext: false })
}
