import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import type { Closing } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { flagResponse } from '@/lib/flag/flag'
import { now } from '@/lib/platform/clock'
import { ageYears } from '@/lib/platform/zoned-time'
import { type Answers, noAnswers } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import type { Issue } from '@/lib/questionnaire/issue'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { validate } from '@/lib/questionnaire/validate'
import { scoreResponse } from '@/lib/score/score'
import { agendaOf } from './agenda-of-answers'
import { type AssignmentRow, lockAssignment, lockResponse } from './draft-row'
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
    const assignment = await lockAssignment(tx, actor, assignmentId)
    if (!assignment) return { ok: false, reason: 'not-found' }
    const response = await lockResponse(tx, actor, assignmentId)
    if (response?.completedAt) return { ok: true, responseId: response.id, completedAt: response.completedAt }
    if (assignment.closing === 'withdrawn' || assignment.closing === 'closed')
      return { ok: false, reason: assignment.closing }
    if (!response?.respondent) return { ok: false, reason: 'nobody-named' }
    if (revision !== undefined && revision !== response.revision) return { ok: false, reason: 'changed' }
    const questionnaire = await pinnedQuestionnaire(tx, assignment.versionId)
    const answers = withoutDisabled(questionnaire, response.answers ?? noAnswers)
    const issues = validate(questionnaire, answers, 'completed')
    if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
    const sent = { responseId: response.id, questionnaire, answers, completedAt: now() }
    await complete(tx, actor, assignment, sent)
    await keepScores(tx, actor, sent)
    await keepFlags(tx, actor, assignment, sent)
    await keepAgenda(tx, actor, assignment, sent)
    await recordSql(tx, actor, {
      action: 'response.completed',
      patientId: actor.patientId,
      entity: 'questionnaire_response',
      entityId: response.id,
      detail: { revision: response.revision, answers: Object.keys(answers).length },
    })
    return { ok: true, responseId: response.id, completedAt: sent.completedAt }
  })
}

type Sent = { responseId: string; questionnaire: Questionnaire; answers: Answers; completedAt: Date }

async function complete(tx: SqlTransaction, actor: PatientActor, assignment: AssignmentRow, sent: Sent) {
  await tx`
    update questionnaire_response
    set status = 'completed', answers = ${tx.json(sent.answers)}, completed_at = ${sent.completedAt}, completed_by = ${actor.accountId}
    where clinic_id = ${actor.clinicId} and id = ${sent.responseId}`
  await tx`
    update assignment set status = 'completed', completed_at = ${sent.completedAt},
      opened_at = coalesce(opened_at, ${sent.completedAt})
    where clinic_id = ${actor.clinicId} and id = ${assignment.id}`
}

async function keepScores(tx: SqlTransaction, actor: PatientActor, sent: Sent) {
  const rows = scoreResponse(sent.questionnaire, sent.answers).map((score) => ({
    clinic_id: actor.clinicId,
    patient_id: actor.patientId,
    response_id: sent.responseId,
    code: score.id,
    title: score.title,
    value: 'value' in score ? score.value : null,
    cannot: 'cannot' in score ? score.cannot : null,
    effective_at: sent.completedAt,
  }))
  if (rows.length > 0) await tx`insert into score ${tx(rows)}`
}

async function keepFlags(tx: SqlTransaction, actor: PatientActor, assignment: AssignmentRow, sent: Sent) {
  const age = ageYears(assignment.birthDate, sent.completedAt, assignment.timeZone)
  const rows = flagResponse(sent.questionnaire, sent.answers, { ageYears: age }).map((flag) => ({
    clinic_id: actor.clinicId,
    patient_id: actor.patientId,
    response_id: sent.responseId,
    rule_id: flag.ruleId,
    rule_version: flag.ruleVersion,
    severity: flag.severity,
    kind: flag.kind,
    words: flag.words,
    citations: tx.json(flag.citations.map((citation) => ({ ...citation }))),
    raised_at: sent.completedAt,
  }))
  if (rows.length > 0) await tx`insert into flag ${tx(rows)}`
}

/** What was picked and put in order comes before what was only collected on the way, in that order */
async function keepAgenda(tx: SqlTransaction, actor: PatientActor, assignment: AssignmentRow, sent: Sent) {
  const items = agendaOf(sent.questionnaire, sent.answers)
  if (items.length === 0) return
  await tx`
    update agenda_item set rank = rank + ${items.length}
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}
      and appointment_id = ${assignment.appointmentId}`
  const rows = items.map((item, at) => ({
    clinic_id: actor.clinicId,
    patient_id: actor.patientId,
    appointment_id: assignment.appointmentId,
    assignment_id: assignment.id,
    source: item.source,
    topic: item.topic,
    own_words: item.ownWords,
    rank: at + 1,
    origin: item.origin,
    place: item.linkId,
    created_at: sent.completedAt,
  }))
  await tx`
    insert into agenda_item ${tx(rows)}
    on conflict (clinic_id, appointment_id, origin) do update
    set rank = excluded.rank, topic = excluded.topic, own_words = excluded.own_words,
      assignment_id = excluded.assignment_id, removed_at = null`
}
