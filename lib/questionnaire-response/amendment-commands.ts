import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { announceSql } from '@/lib/arrival/announce'
import { closingOf } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { isHidden, seenBy } from '@/lib/questionnaire/audience'
import { isRanking } from '@/lib/questionnaire/extension'
import type { Issue } from '@/lib/questionnaire/issue'
import { itemOf } from '@/lib/questionnaire/item-index'
import { validate } from '@/lib/questionnaire/validate'
import { amended, withoutPhotos } from './amendment'
import { changesSince, insertChanges } from './change-rows'
import { answerByCorrection } from './clarification-rows'
import { type AssignmentRow, lockAssignment, lockResponse, type ResponseRow } from './draft-row'
import {
  type ClearedFlag,
  dropFromAgenda,
  keepAgenda,
  renewFlags,
  renewScores,
  type Sent,
  unaskedOf,
} from './findings'
import type { Accepted } from './merge'
import { withoutWrong } from './patch'
import { type AmendInput, amendSchema } from './schema'

export type Amended = {
  ok: true
  revision: number
  /** LinkIds that were changed, those that are no longer asked among them; none where this was on record already */
  changed: string[]
}
export type NotAmended =
  /** `closed`: the visit is over or cancelled. `changed`: one of these answers was corrected elsewhere meanwhile. */
  | { ok: false; reason: 'not-found' | 'unreadable' | 'not-sent' | 'closed' | 'changed' }
  | { ok: false; reason: 'invalid'; issues: Issue[] }

/**
 * Corrects what was sent: one answer or several, with the reason. What stood there is kept with who and when; scores, flags
 * and the list for the visit follow in the same transaction. The same again changes nothing more. All of it must be what
 * could have been sent, or nothing is taken.
 */
export async function amendResponse(actor: Actor, input: AmendInput): Promise<Amended | NotAmended> {
  if (!canAnswer(actor)) return { ok: false, reason: 'not-found' }
  const parsed = amendSchema.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'unreadable' }
  const { assignmentId, baseRevision, patch, reason } = parsed.data
  return scopedSql(actor, async (tx) => {
    const assignment = await lockAssignment(tx, actor, assignmentId)
    if (!assignment) return { ok: false, reason: 'not-found' }
    const response = await lockResponse(tx, actor, assignmentId)
    if (!response?.completedAt || assignment.status === 'cancelled') return { ok: false, reason: 'not-sent' }
    const questionnaire = await pinnedQuestionnaire(tx, assignment.versionId)
    const isOwn = (linkId: string) => !isHidden(questionnaire, actor.hides, linkId)
    const { good, issues: wrong } = withoutWrong(seenBy(questionnaire, actor.hides), patch)
    if (wrong.length > 0) return { ok: false, reason: 'invalid', issues: wrong }
    const { answers, changes } = amended(questionnaire, response.answers, good)
    if (changes.length === 0) return { ok: true, revision: response.revision, changed: [] }
    if (closingOf({ ...assignment, status: 'in_progress' }, now())) return { ok: false, reason: 'closed' }
    const linkIds = changes.map((one) => one.linkId)
    const later = await changesSince(tx, actor, response.id, baseRevision, linkIds, null)
    if (later.length > 0) return { ok: false, reason: 'changed' }
    const issues = withoutPhotos(questionnaire, validate(questionnaire, answers, 'completed')).filter((one) =>
      isOwn(one.linkId),
    )
    if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
    const { completedAt } = response
    const unasked = await unaskedOf(tx, actor, assignment, questionnaire)
    const sent = { responseId: response.id, questionnaire, answers, completedAt, at: now(), unasked }
    const cleared = await findAnew(tx, actor, assignment, response, sent, changes)
    const revision = await amend(tx, actor, response, sent, { changes, cleared, reason })
    await announceSql(tx, { clinicId: actor.clinicId, appointmentId: assignment.appointmentId })
    return { ok: true, revision, changed: linkIds.filter(isOwn) }
  })
}

async function findAnew(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  response: ResponseRow,
  sent: Sent,
  changes: readonly Accepted[],
): Promise<ClearedFlag[]> {
  await renewScores(tx, actor, sent)
  // The order that the person has given their list since stands unless they put this question's picks in order again
  if (changes.some(({ linkId }) => isRankingQuestion(sent, linkId))) {
    await dropFromAgenda(tx, actor, assignment, response.answers, sent)
    await keepAgenda(tx, actor, assignment, sent, response.answers)
  }
  return renewFlags(tx, actor, assignment, sent)
}

function isRankingQuestion({ questionnaire }: Sent, linkId: string): boolean {
  const item = itemOf(questionnaire, linkId)
  return item !== undefined && isRanking(item)
}

type Correction = { changes: Accepted[]; cleared: ClearedFlag[]; reason: string }

/** The reason first: the database takes a change of what was sent only with an amendment that says why */
async function amend(
  tx: SqlTransaction,
  actor: PatientActor,
  response: ResponseRow,
  { answers, at }: Sent,
  { changes, cleared, reason }: Correction,
): Promise<number> {
  const revision = response.revision + 1
  await tx`
    insert into amendment (clinic_id, patient_id, response_id, revision, reason, cleared, amended_by, amended_at)
    values (${actor.clinicId}, ${actor.patientId}, ${response.id}, ${revision}, ${reason}, ${tx.json(cleared)},
      ${actor.accountId}, ${at})`
  await tx`
    update questionnaire_response
    set status = 'amended', answers = ${tx.json(answers)}, revision = ${revision}, saved_at = ${at}, amended_at = ${at}
    where clinic_id = ${actor.clinicId} and id = ${response.id}`
  await insertChanges(tx, actor, { responseId: response.id, revision, at, load: null }, changes)
  const linkIds = changes.map((one) => one.linkId)
  await answerByCorrection(tx, actor, { responseId: response.id, linkIds, revision, reason, at })
  await recordSql(tx, actor, {
    action: 'response.amended',
    patientId: actor.patientId,
    entity: 'questionnaire_response',
    entityId: response.id,
    detail: { revision, linkIds, cleared: cleared.length },
  })
  return revision
}
