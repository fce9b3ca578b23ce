import { flagResponse } from '@/lib/flag/flag'
import { ageYears } from '@/lib/platform/zoned-time'
import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { itemIndex, itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { agendaOf } from '@/lib/questionnaire-response/agenda-of-answers'
import { scoreResponse } from '@/lib/score/score'
import type { Form } from './library'
import { assignmentRow, auditRow, type Making } from './making'
import { newId } from './rows'
import { answersOf, draftOf } from './said'
import { topicRow } from './topic-rows'
import { respondent, type VisitPlan } from './visit-plan'
import { between } from './visit-times'

type State = 'not-opened' | 'draft' | 'sent'

/** One assigned form and what the patient made of it; `share` is how late among the visit's forms it was sent */
export function responseRows(making: Making, form: Form, share: number): void {
  const { clinic, plan, times } = making
  const pinned = clinic.library.forms[form]
  const { questionnaire } = pinned
  const answers = answersOf(questionnaire, plan.forms[form] ?? {})
  const state = stateOf(making, form)
  const sentAt = between(times.firstSent, times.lastSent, share)
  const startedAt = between(times.opened, times.firstSent, share)
  const assignmentId = assignmentRow(making, 'questionnaire', pinned, {
    status: { 'not-opened': 'assigned', draft: 'in_progress', sent: 'completed' }[state],
    openedAt: state === 'not-opened' ? null : startedAt,
    completedAt: state === 'sent' ? sentAt : null,
  })
  if (state === 'not-opened') return
  const count = Object.keys(answers).length
  const draft =
    state === 'draft' ? draftOf(questionnaire, answers, Math.max(1, Math.ceil(count / 2.5))) : answers
  const made = { id: newId(startedAt), assignmentId, versionId: pinned.versionId, answers: draft, startedAt }
  const responseId = made.id
  responseRow(making, made, state === 'sent' ? sentAt : null)
  changeRows(making, made, questionnaire, state === 'sent' ? sentAt : times.lastSent)
  if (state !== 'sent') return
  scoreRows(making, { responseId, questionnaire, answers, sentAt })
  flagRows(making, { responseId, questionnaire, answers, sentAt })
  agendaRows(making, { questionnaire, answers, sentAt, assignmentId })
  for (const one of plan.askedAgain)
    if (one.form === form) askedAgainRow(making, { ...one, responseId, questionnaire, sentAt })
}

function stateOf({ plan }: Making, form: Form): State {
  const order = Object.keys(plan.forms).indexOf(form)
  if (plan.progress === 'sent') return 'sent'
  if (plan.progress === 'not-opened') return 'not-opened'
  const begun = plan.progress === 'begun' ? 0 : 1
  return order < begun ? 'sent' : order === begun ? 'draft' : 'not-opened'
}

type Made = { id: string; assignmentId: string; versionId: string; answers: Answers; startedAt: Date }
type Sent = { responseId: string; questionnaire: Questionnaire; answers: Answers; sentAt: Date }

function responseRow({ rows, patient, times }: Making, made: Made, completedAt: Date | null): void {
  const who = patient.accountId
  rows.add('questionnaire_response', {
    id: made.id,
    patient_id: patient.patientId,
    assignment_id: made.assignmentId,
    questionnaire_version_id: made.versionId,
    status: completedAt ? 'completed' : 'in-progress',
    revision: Object.keys(made.answers).length,
    answers: { json: made.answers },
    respondent: respondent(patient.person),
    started_at: made.startedAt,
    saved_at: completedAt ?? times.lastSent,
    completed_at: completedAt,
    completed_by: completedAt ? who : null,
  })
  if (completedAt)
    auditRow(rows, {
      ...{ at: completedAt, kind: 'patient', accountId: who, action: 'response.completed' },
      ...{ patientId: patient.patientId, entity: 'questionnaire_response', entityId: made.id },
    })
}

/** One accepted save an answer, in the order of the questions */
function changeRows({ rows, patient }: Making, made: Made, questionnaire: Questionnaire, until: Date): void {
  const order = itemIndex(questionnaire).places.map(({ item }) => item.linkId)
  const given = order.filter((linkId) => answerOf(made.answers, linkId))
  given.forEach((linkId, at) => {
    rows.add('answer_change', {
      patient_id: patient.patientId,
      response_id: made.id,
      revision: at + 1,
      link_id: linkId,
      after: { json: answerOf(made.answers, linkId) },
      changed_by: patient.accountId,
      changed_at: between(made.startedAt, until, at / given.length),
    })
  })
}

function scoreRows({ rows, patient }: Making, { responseId, questionnaire, answers, sentAt }: Sent): void {
  for (const score of scoreResponse(questionnaire, answers)) {
    rows.add('score', {
      patient_id: patient.patientId,
      response_id: responseId,
      code: score.id,
      title: score.title,
      value: 'value' in score ? score.value : null,
      cannot: 'cannot' in score ? score.cannot : null,
      effective_at: sentAt,
    })
  }
}

function flagRows(
  { rows, patient, clinic, plan, times, clinician }: Making,
  { responseId, questionnaire, answers, sentAt }: Sent,
): void {
  const age = ageYears(new Date(`${patient.birthDate}T00:00:00Z`), sentAt, clinic.timeZone)
  const isSeen = plan.reviewed !== 'no' && times.reviewed >= sentAt
  for (const flag of flagResponse(questionnaire, answers, { ageYears: age, emergency: clinic.emergency })) {
    rows.add('flag', {
      patient_id: patient.patientId,
      response_id: responseId,
      rule_id: flag.ruleId,
      rule_version: flag.ruleVersion,
      severity: flag.severity,
      kind: flag.kind,
      words: flag.words,
      citations: { json: flag.citations },
      raised_at: sentAt,
      acknowledged_at: isSeen ? times.reviewed : null,
      acknowledged_by: isSeen ? clinician.accountId : null,
      acknowledger_name: isSeen ? clinician.name : null,
    })
  }
}

type AskedAgain = VisitPlan['askedAgain'][number] & Omit<Sent, 'answers'>

function askedAgainRow(
  { rows, patient, clinician, clinic }: Making,
  { responseId, questionnaire, sentAt, linkId, words, reply }: AskedAgain,
): void {
  const askedAt = between(sentAt, clinic.now, 0.4)
  rows.add('clarification', {
    id: newId(askedAt),
    patient_id: patient.patientId,
    response_id: responseId,
    link_id: linkId,
    question: itemOf(questionnaire, linkId)?.text ?? '',
    words,
    asked_by: clinician.accountId,
    asker_name: clinician.name,
    asked_at: askedAt,
    answered_at: reply ? between(sentAt, clinic.now, 0.7) : null,
    reply: reply ?? '',
  })
}

type Listed = { questionnaire: Questionnaire; answers: Answers; sentAt: Date; assignmentId: string }

/** What was picked and put in order, and what was added in own words */
function agendaRows(making: Making, { questionnaire, answers, sentAt, assignmentId }: Listed): void {
  for (const { linkId, source, topic, ownWords, origin } of agendaOf(questionnaire, answers))
    topicRow(making, { source, topic, ownWords, origin, assignmentId, place: linkId, at: sentAt })
}
