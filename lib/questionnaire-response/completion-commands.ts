import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql, sendUnread } from '@/lib/access/scoped'
import { notified } from '@/lib/arrival/announce'
import type { Closing } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recording } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { noAnswers } from '@/lib/questionnaire/answers'
import { isHidden } from '@/lib/questionnaire/audience'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import type { Issue } from '@/lib/questionnaire/issue'
import { validate } from '@/lib/questionnaire/validate'
import { computed } from '@/lib/score/computed'
import { type AssignmentRow, lockAssignment, lockResponse, type ResponseRow } from './draft-row'
import { insertFlags, insertScores, keepAgenda, type Sent, unaskedOf } from './findings'
import { removeUnnamedPhotos } from './photo-rows'
import { type CompleteInput, completeSchema } from './schema'

export type Completed = { ok: true; responseId: string; completedAt: Date }
export type NotCompleted =
  | { ok: false; reason: Exclude<Closing, 'completed'> | 'not-found' | 'nobody-named' | 'changed' }
  | { ok: false; reason: 'invalid'; issues: Issue[] }

/**
 * Sends the answers: once, whatever is tapped or tried again; the same receipt each time. In one transaction the draft
 * is checked as a whole, what was not asked is dropped from it (its history keeps it), scores, flags and what the
 * patient wants to talk about are written. `changed`: another device has changed an answer since this one checked them.
 */
export async function completeResponse(
  actor: Actor,
  input: CompleteInput,
): Promise<Completed | NotCompleted> {
  if (!canAnswer(actor)) return { ok: false, reason: 'not-found' }
  const parsed = completeSchema.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'not-found' }
  const { assignmentId, revision } = parsed.data
  return scopedSql(actor, async (tx) => {
    // one behind the other on one connection: the response is read when the assignment is locked
    const [assignment, response] = await Promise.all([
      lockAssignment(tx, actor, assignmentId),
      lockResponse(tx, actor, assignmentId),
    ])
    if (!assignment) return { ok: false, reason: 'not-found' }
    if (response?.completedAt) return { ok: true, responseId: response.id, completedAt: response.completedAt }
    if (assignment.closing === 'withdrawn' || assignment.closing === 'closed')
      return { ok: false, reason: assignment.closing }
    if (!response?.respondent) return { ok: false, reason: 'nobody-named' }
    if (revision !== undefined && revision !== response.revision) return { ok: false, reason: 'changed' }
    const questionnaire = await pinnedQuestionnaire(tx, assignment.versionId)
    const answers = withoutDisabled(questionnaire, computed(questionnaire, response.answers ?? noAnswers))
    // what only the other of patient and carer is asked keeps nobody from sending; the brief says that it is missing
    const issues = validate(questionnaire, answers, 'completed').filter(
      ({ linkId }) => !isHidden(questionnaire, actor.hides, linkId),
    )
    if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
    const at = now()
    const unasked = await unaskedOf(tx, actor, assignment, questionnaire)
    const sent = { responseId: response.id, questionnaire, answers, completedAt: at, at, unasked }
    await removeUnnamedPhotos(tx, actor, assignmentId, sent)
    await keepAgenda(tx, actor, assignment, sent)
    await complete(tx, actor, assignment, response, sent)
    return { ok: true, responseId: response.id, completedAt: sent.completedAt }
  })
}

/** All else that sending writes, in one statement: a round trip for each of its six parts costs more than their rows */
async function complete(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  { id, revision }: ResponseRow,
  sent: Sent,
): Promise<void> {
  const { clinicId, patientId, accountId } = actor
  const { insert: recorded } = await recording(tx, actor, {
    ...{ action: 'response.completed', patientId, entity: 'questionnaire_response', entityId: id },
    detail: { revision, answers: Object.keys(sent.answers).length },
  })
  const written = tx`
    with response as (
      update questionnaire_response
      set status = 'completed', answers = ${tx.json(sent.answers)}, completed_at = ${sent.completedAt}, completed_by = ${accountId}
      where clinic_id = ${clinicId} and id = ${id}
    ), task as (
      update assignment set status = 'completed', completed_at = ${sent.completedAt},
        opened_at = coalesce(opened_at, ${sent.completedAt})
      where clinic_id = ${clinicId} and id = ${assignment.id}
    ), scored as (${insertScores(tx, actor, sent)}), flagged as (${insertFlags(tx, actor, assignment, sent)}),
    recorded as (${recorded})
    select ${notified(tx, { clinicId, appointmentId: assignment.appointmentId })}`
  sendUnread(tx, written)
}
