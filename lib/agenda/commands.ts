import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { beginningOf, placesOf } from '@/lib/guide/guide-paragraph'
import { placeText } from '@/lib/guide/guide-path'
import { publishedGuide } from '@/lib/guide/published-guide'
import { partOf } from '@/lib/guide/reading'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { lineOf } from '@/lib/platform/own-words'
import { type NewItem, putOnList } from './list-rows'
import { openVisit } from './open-visit'
import { checkTopic, ownTopic, paragraphTopic, sectionTopic } from './schema'
import { originOf } from './topic'

const notFound = { ok: false, reason: 'not-found' } as const

export type TopicAdded =
  | { ok: true; itemId: string; appointmentId: string }
  /** There is no such thing of the patient's; or its guide was taken back */
  | { ok: false; reason: 'not-found' }
  /** No visit is to come, or the list holds as much as one visit can */
  | { ok: false; reason: 'no-visit' | 'full' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** Puts the patient's own words on the list of a coming visit. Input: appointmentId, words. The same words stand there once. */
export async function addOwnTopic(actor: Actor, input: unknown): Promise<TopicAdded> {
  if (!canAnswer(actor)) return notFound
  const parsed = ownTopic.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.words ? { ok: false, reason: 'invalid', errors } : notFound
  }
  const { appointmentId, words } = parsed.data
  return scopedSql(actor, async (tx) => {
    const visit = await openVisit(tx, actor, appointmentId, { orNext: false })
    if (!visit) return notFound
    return add(tx, actor, visit, {
      source: 'own_words',
      topic: lineOf(words),
      ownWords: words,
      origin: originOf.own(words),
      assignmentId: null,
      place: '',
    })
  })
}

/**
 * Puts a section of an assigned guide on the list, with the patient's question if they wrote one: for the guide's visit,
 * or the next one where that is over. Input: assignmentId, sectionId, words.
 */
export async function askAboutSection(actor: Actor, input: unknown): Promise<TopicAdded> {
  if (!canAnswer(actor)) return notFound
  const parsed = sectionTopic.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.words ? { ok: false, reason: 'invalid', errors } : notFound
  }
  const { assignmentId, sectionId, words } = parsed.data
  return fromGuide(actor, assignmentId, sectionId, (part) => ({
    source: 'asked_in_guide',
    topic: part.section.heading,
    ownWords: words,
    origin: originOf.section(assignmentId, sectionId),
  }))
}

/**
 * Puts one paragraph of an assigned guide on the list, in the version that was assigned, with the patient's question if
 * they wrote one. Input: assignmentId, sectionId, paragraph (its place in the section), words.
 */
export async function askAboutParagraph(actor: Actor, input: unknown): Promise<TopicAdded> {
  if (!canAnswer(actor)) return notFound
  const parsed = paragraphTopic.safeParse(input)
  if (!parsed.success) {
    const { words: wrong, ...others } = fieldErrors(parsed.error)
    return wrong && Object.keys(others).length === 0
      ? { ok: false, reason: 'invalid', errors: { words: wrong } }
      : notFound
  }
  const { assignmentId, sectionId, paragraph, words } = parsed.data
  return fromGuide(actor, assignmentId, sectionId, (part) => {
    const asked = placesOf(part.section).find(({ at }) => at === paragraph)
    if (!asked) return null
    return {
      source: 'asked_in_guide',
      topic: `“${beginningOf(asked.words)}”`,
      ownWords: words,
      origin: originOf.paragraph(assignmentId, sectionId, paragraph),
      place: placeText({ sectionId, paragraph }),
    }
  })
}

/** Puts the topic of an understanding check on the list. Input: assignmentId, sectionId, checkId. */
export async function askAboutCheck(actor: Actor, input: unknown): Promise<TopicAdded> {
  const parsed = checkTopic.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return notFound
  const { assignmentId, sectionId, checkId } = parsed.data
  return fromGuide(actor, assignmentId, sectionId, (part) => {
    const check = part.checks.find(({ id }) => id === checkId)
    if (!check) return null
    const origin = originOf.check(assignmentId, checkId)
    return { source: 'misunderstood', topic: check.topic, ownWords: '', origin }
  })
}

type Part = NonNullable<ReturnType<typeof partOf>>
type Asked = Omit<NewItem, 'assignmentId' | 'place'> & { place?: string }

async function fromGuide(
  actor: PatientActor,
  assignmentId: string,
  sectionId: string,
  asked: (part: Part) => Asked | null,
): Promise<TopicAdded> {
  return scopedSql(actor, async (tx) => {
    const [row] = await tx<{ appointmentId: string; versionId: string; source: string }[]>`
      select a.appointment_id as "appointmentId", g.id as "versionId", g.source
      from assignment a join guide_version g on g.id = a.guide_version_id
      where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}
        and a.status <> 'cancelled'`
    const part = row && partOf(publishedGuide(row.versionId, row.source), sectionId)
    const item = part && asked(part)
    if (!row || !item) return notFound
    const visit = await openVisit(tx, actor, row.appointmentId, { orNext: true })
    if (!visit) return { ok: false, reason: 'no-visit' }
    return add(tx, actor, visit, { place: sectionId, ...item, assignmentId })
  })
}

async function add(
  tx: SqlTransaction,
  actor: PatientActor,
  appointmentId: string,
  item: NewItem,
): Promise<TopicAdded> {
  const put = await putOnList(tx, actor, appointmentId, item, now())
  if (put === 'full') return { ok: false, reason: 'full' }
  await recordSql(tx, actor, {
    action: 'agenda.added',
    patientId: actor.patientId,
    entity: 'agenda_item',
    entityId: put,
    detail: { source: item.source },
  })
  return { ok: true, itemId: put, appointmentId }
}
