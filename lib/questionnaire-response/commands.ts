import type { z } from 'zod'
import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import type { Closing } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { id } from '@/lib/platform/field'
import { type Answers, withPatch } from '@/lib/questionnaire/answers'
import { answersSeen, seenBy } from '@/lib/questionnaire/audience'
import type { Issue } from '@/lib/questionnaire/issue'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from '@/lib/score/computed'
import { changesSince } from './change-rows'
import { type LockedAssignment, lockAssignment, lockResponse, type ResponseRow } from './draft-row'
import { begin, store } from './draft-store'
import { type Collision, merge } from './merge'
import { type OwnResponse, ownRow, ownView, responseIn } from './own-response'
import { seqTaken, takeSeq } from './page-load-rows'
import { startingAnswers, withoutWrong } from './patch'
import { type OwnRespondent, type SaveInput, saveSchema } from './schema'

export type Saved = {
  ok: true
  revision: number
  /** The draft as it stands after this save, as far as the one who saved sees it */
  answers: Answers
  /** When the newest answer of the draft was stored; null while nothing has been */
  savedAt: Date | null
  /** LinkIds that this save changed */
  changed: string[]
  /** What was changed elsewhere too since the base revision */
  collisions: Collision[]
  /** Answers that were not stored because they cannot be answers */
  issues: Issue[]
  /** Nothing was done: a later save of the same page had been taken before. One that comes twice does nothing either. */
  isOvertaken: boolean
}
export type NotSaved = { ok: false; reason: Closing | 'not-found' | 'unreadable' }

/**
 * Stores what a page changed, merged answer by answer into what stands by now (docs/decisions/010). Saving the same
 * again changes nothing, and so does a save that a later one of the same page has overtaken on the way. What cannot be an
 * answer is left out and told; the rest is stored all the same.
 */
export async function saveAnswers(actor: Actor, input: SaveInput): Promise<Saved | NotSaved> {
  if (!canAnswer(actor)) return { ok: false, reason: 'not-found' }
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'unreadable' }
  const { assignmentId } = parsed.data
  return scopedSql(actor, async (tx) => {
    // one behind the other on one connection: the response is read when the assignment is locked
    const [assignment, found] = await Promise.all([
      lockAssignment(tx, actor, assignmentId),
      lockResponse(tx, actor, assignmentId),
    ])
    return assignment
      ? keep(tx, actor, { assignment, found }, parsed.data)
      : { ok: false, reason: 'not-found' }
  })
}

/** `page` is whatever else `read` found in the post */
type PageRead<Page> = Omit<SaveInput, 'assignmentId'> & { page: Page }
export type PageSaved<Page> = { before: OwnResponse; page: Page; saved: Saved | NotSaved }

/**
 * The same for a page that was posted. What its fields mean follows from the questionnaire and from what stands, so `read`
 * is given both within the transaction that saves; it must not ask the database. Null where it is not there or not theirs.
 */
export async function savePage<Page>(
  actor: Actor,
  assignmentId: string,
  read: (before: OwnResponse) => PageRead<Page>,
): Promise<PageSaved<Page> | null> {
  if (!canAnswer(actor) || !id.safeParse(assignmentId).success) return null
  return scopedSql(actor, async (tx) => {
    const [assignment, row] = await Promise.all([
      lockAssignment(tx, actor, assignmentId),
      ownRow(tx, actor, assignmentId),
    ])
    if (!assignment || !row) return null
    const before = await ownView(tx, actor, row)
    const { page, ...input } = read(before)
    const parsed = saveSchema.safeParse({ assignmentId, ...input })
    if (!parsed.success) return { before, page, saved: { ok: false, reason: 'unreadable' } }
    const saved = await keep(tx, actor, { assignment, found: responseIn(row) }, parsed.data)
    return { before, page, saved }
  })
}

type Standing = { assignment: LockedAssignment; found: ResponseRow | undefined }

async function keep(
  tx: SqlTransaction,
  actor: PatientActor,
  { assignment, found }: Standing,
  { assignmentId, baseRevision, patch, touched, from, ...said }: z.output<typeof saveSchema>,
): Promise<Saved | NotSaved> {
  const load = from?.load ?? null
  const questionnaire = await pinnedQuestionnaire(tx, assignment.versionId)
  const { good, issues } = withoutWrong(seenBy(questionnaire, actor.hides), patch)
  /** What is said of a save that was taken before; null where it was not */
  const before = async (): Promise<Saved | null> => {
    const taken = from && (await seqTaken(tx, actor, assignmentId, from))
    if (!taken || taken < from.seq) return null
    return { ...asItStands(actor, questionnaire, found), issues, isOvertaken: taken > from.seq }
  }
  if (assignment.closing) return (await before()) ?? { ok: false, reason: assignment.closing }
  const current = found?.answers ?? startingAnswers(questionnaire)
  const [isTaken, later] = await Promise.all([
    from ? takeSeq(tx, actor, assignmentId, from) : true,
    found && found.revision > baseRevision
      ? changesSince(tx, actor, found.id, baseRevision, Object.keys(good), load)
      : [],
  ])
  const repeated = isTaken ? null : await before()
  if (repeated) return repeated
  const heard = from?.heard ?? baseRevision
  const { accepted, collisions } = merge(current, { patch: good, touched, heard }, later)
  const respondent = respondentOf(actor, said.respondent, found?.respondent)
  const isNew = respondent !== undefined && respondent !== found?.respondent
  if (accepted.length === 0 && !isNew)
    return { ...asItStands(actor, questionnaire, found), collisions, issues }
  const patched = withPatch(current, Object.fromEntries(accepted.map((one) => [one.linkId, one.after])))
  const answers = computed(questionnaire, patched)
  const response = found ?? (await begin(tx, actor, assignment))
  const change = { answers, accepted, respondent: respondent ?? response.respondent, load }
  const stored = await store(tx, actor, assignment, response, change)
  const changed = accepted.map((one) => one.linkId)
  const seen = answersSeen(questionnaire, actor.hides, answers)
  return { ok: true, ...stored, answers: seen, changed, collisions, issues, isOvertaken: false }
}

/** Who a carer is, the clinic has said, and whose answers they are follows from who gave each; a patient says who is typing */
function respondentOf(
  { behalf }: PatientActor,
  said: OwnRespondent | undefined,
  before: ResponseRow['respondent'] | undefined,
): OwnRespondent | undefined {
  if (said === undefined || !behalf) return said
  return before ? undefined : behalf.relationship
}

const asItStands = (
  { hides }: PatientActor,
  questionnaire: Questionnaire,
  found: ResponseRow | undefined,
): Saved => ({
  ok: true,
  answers: answersSeen(questionnaire, hides, found?.answers ?? startingAnswers(questionnaire)),
  revision: found?.revision ?? 0,
  savedAt: found && found.revision > 0 ? found.savedAt : null,
  changed: [],
  collisions: [],
  issues: [],
  isOvertaken: false,
})
