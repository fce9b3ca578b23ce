import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import type { Closing } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { photoAddress, photoId } from '@/lib/attachment/address'
import { photoStore } from '@/lib/attachment/photo-store'
import { now } from '@/lib/platform/clock'
import { type Picture, readPicture } from '@/lib/platform/picture'
import { answerIssues } from '@/lib/questionnaire/answer-rules'
import { type Answer, answerOf, type FhirValue, valuesOf, withPatch } from '@/lib/questionnaire/answers'
import { isHidden } from '@/lib/questionnaire/audience'
import { type Issue, issue } from '@/lib/questionnaire/issue'
import { itemIndex } from '@/lib/questionnaire/item-index'
import { isAsked } from '@/lib/questionnaire/pages'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { unrolled } from '@/lib/questionnaire/unrolled'
import { computed } from '@/lib/score/computed'
import { type AssignmentRow, lockAssignment, lockResponse } from './draft-row'
import { begin, store } from './draft-store'
import { startingAnswers } from './patch'
import { removePhotoRow } from './photo-rows'

const where = { assignmentId: z.uuid(), linkId: z.string().min(1).max(600) }
const adding = z.strictObject({ ...where, bytes: z.instanceof(Uint8Array), name: z.string() })
const removing = z.strictObject({ ...where, photoId: z.uuid() })

export type PhotoDone = { ok: true; revision: number }
export type PhotoRefused =
  | { ok: false; reason: Closing | 'not-found' }
  | { ok: false; reason: 'invalid'; issue: Issue }

/**
 * Adds one picture to an answer, in the transaction that stores the answer. What it is, its bytes decide; `name` is for
 * the sentence about one that is refused. The same picture once more changes nothing; two that come at once are both kept.
 */
export async function addPhoto(
  actor: Actor,
  input: { assignmentId: string; linkId: string; bytes: Uint8Array; name: string },
): Promise<PhotoDone | PhotoRefused> {
  const parsed = adding.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, linkId, bytes, name } = parsed.data
  // before anything is locked: it takes a second or two
  const picture = await readPicture(bytes)
  return changed(actor, assignmentId, linkId, async (tx, { questionnaire, item, before }) => {
    if (typeof picture === 'string') return issue(item, picture, { file: shortName(name) })
    const hash = createHash('sha256').update(bytes).digest()
    const [known] = await tx<{ id: string }[]>`
      select id from attachment where clinic_id = ${actor.clinicId} and assignment_id = ${assignmentId}
        and link_id = ${linkId} and source_hash = ${hash}`
    if (known) return before
    const id = await keep(tx, actor, { assignmentId, linkId, hash, picture })
    const value: FhirValue = {
      valueAttachment: {
        contentType: 'image/jpeg',
        url: photoAddress(id),
        size: picture.full.bytes.byteLength,
      },
    }
    const after = { values: [...valuesOf(before ?? undefined), value] }
    return answerIssues(questionnaire, item, after)[0] ?? after
  })
}

/** Takes a picture out of an answer that was not sent, and its bytes with it. One that is gone already is gone. */
export async function removePhoto(
  actor: Actor,
  input: { assignmentId: string; linkId: string; photoId: string },
): Promise<PhotoDone | PhotoRefused> {
  const parsed = removing.safeParse(input)
  if (!canAnswer(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, linkId, photoId: id } = parsed.data
  return changed(actor, assignmentId, linkId, async (tx, { before }) => {
    const values = valuesOf(before ?? undefined)
    const left = values.filter((one) => !('valueAttachment' in one && photoId(one.valueAttachment) === id))
    if (left.length === values.length) return before
    await removePhotoRow(tx, actor.clinicId, id)
    return left.length > 0 ? { values: left } : null
  })
}

type Standing = { questionnaire: Questionnaire; item: Item; before: Answer | null }
/** What the answer becomes: the same object where nothing changes, or why it cannot change */
type Change = (tx: SqlTransaction, standing: Standing) => Promise<Answer | null | Issue>

/** Undoes the transaction */
class Refused extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(issue.code)
    this.issue = issue
  }
}

/** One answer changed while the assignment is locked; where it is refused nothing of it stays */
async function changed(
  actor: PatientActor,
  assignmentId: string,
  linkId: string,
  change: Change,
): Promise<PhotoDone | PhotoRefused> {
  try {
    return await scopedSql(actor, async (tx) => {
      const assignment = await lockAssignment(tx, actor, assignmentId)
      if (!assignment) return { ok: false, reason: 'not-found' }
      if (assignment.closing) return { ok: false, reason: assignment.closing }
      const questionnaire = await pinnedQuestionnaire(tx, assignment.versionId)
      const found = await lockResponse(tx, actor, assignmentId)
      const answers = found?.answers ?? startingAnswers(questionnaire)
      const place = itemIndex(unrolled(questionnaire, answers)).byLinkId.get(linkId)
      if (isHidden(questionnaire, actor.hides, linkId)) return { ok: false, reason: 'not-found' }
      if (place?.item.type !== 'attachment' || !isAsked(place)) return { ok: false, reason: 'not-found' }
      const before = answerOf(answers, linkId) ?? null
      const after = await change(tx, { questionnaire, item: place.item, before })
      if (after !== null && 'code' in after) throw new Refused(after)
      if (after === before) return { ok: true, revision: found?.revision ?? 0 }
      return put(tx, actor, { assignment, questionnaire, linkId, before, after })
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: 'invalid', issue: error.issue }
    throw error
  }
}

type Put = {
  assignment: AssignmentRow
  questionnaire: Questionnaire
  linkId: string
  before: Answer | null
  after: Answer | null
}

async function put(
  tx: SqlTransaction,
  actor: PatientActor,
  { assignment, questionnaire, linkId, before, after }: Put,
): Promise<PhotoDone> {
  const found = await lockResponse(tx, actor, assignment.id)
  const response = found ?? (await begin(tx, actor, assignment))
  const current = found?.answers ?? startingAnswers(questionnaire)
  const answers = computed(questionnaire, withPatch(current, { [linkId]: after }))
  const accepted = [{ linkId, before, after }]
  const { revision } = await store(tx, actor, assignment, response, {
    ...{ answers, accepted, respondent: response.respondent, load: null },
  })
  return { ok: true, revision }
}

type New = { assignmentId: string; linkId: string; hash: Buffer; picture: Picture }

async function keep(
  tx: SqlTransaction,
  { clinicId, patientId }: PatientActor,
  { assignmentId, linkId, hash, picture }: New,
): Promise<string> {
  const { width, height, bytes } = picture.full
  const [row] = await tx<{ id: string }[]>`
    insert into attachment (clinic_id, patient_id, assignment_id, link_id, content_type, size, width, height, source_hash, stored_at)
    values (${clinicId}, ${patientId}, ${assignmentId}, ${linkId}, 'image/jpeg', ${bytes.byteLength}, ${width}, ${height}, ${hash}, ${now()})
    returning id`
  if (!row) throw new Error('no attachment was stored')
  await photoStore.put(tx, { clinicId, id: row.id }, picture)
  return row.id
}

/** As the person's own device calls it, fit for a sentence */
function shortName(name: string): string {
  const printable = name.replace(/\p{Cc}/gu, '').toWellFormed()
  return printable.length > 60 ? `${printable.slice(0, 59)}…` : printable || 'photo'
}
