import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { flagResponse } from '@/lib/flag/flag'
import { ageYears } from '@/lib/platform/zoned-time'
import type { Answers } from '@/lib/questionnaire/answers'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { scoreResponse } from '@/lib/score/score'
import { agendaOf } from './agenda-of-answers'
import type { AssignmentRow } from './draft-row'

/** Answers that were sent, or sent and corrected at `at` */
export type Sent = {
  responseId: string
  questionnaire: Questionnaire
  answers: Answers
  completedAt: Date
  at: Date
}

/** The scores of these answers in place of any before: a figure is as of the sending, whatever was corrected since */
export async function keepScores(tx: SqlTransaction, actor: PatientActor, sent: Sent): Promise<void> {
  await tx`delete from score where clinic_id = ${actor.clinicId} and response_id = ${sent.responseId}`
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

export type ClearedFlag = { ruleId: string; severity: string; words: string }

/**
 * The flags of these answers. One that says the same of the same answers as before stays as it was raised; one whose
 * answers changed is raised anew, for nobody has seen it so; one that is raised no longer goes, and is given back.
 */
export async function keepFlags(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  sent: Sent,
): Promise<ClearedFlag[]> {
  const age = ageYears(assignment.birthDate, sent.completedAt, assignment.timeZone)
  const flags = flagResponse(sent.questionnaire, sent.answers, { ageYears: age })
  const keys = flags.map(({ ruleId, kind }) => `${kind} ${ruleId}`)
  const cleared = await tx<ClearedFlag[]>`
    delete from flag where clinic_id = ${actor.clinicId} and response_id = ${sent.responseId}
      and kind::text || ' ' || rule_id <> all(${keys})
    returning rule_id as "ruleId", severity, words`
  const rows = flags.map((flag) => ({
    clinic_id: actor.clinicId,
    patient_id: actor.patientId,
    response_id: sent.responseId,
    rule_id: flag.ruleId,
    rule_version: flag.ruleVersion,
    severity: flag.severity,
    kind: flag.kind,
    words: flag.words,
    citations: tx.json(flag.citations.map((citation) => ({ ...citation }))),
    raised_at: sent.at,
  }))
  if (rows.length > 0)
    await tx`
      insert into flag ${tx(rows)}
      on conflict (clinic_id, response_id, rule_id, kind) do update
      set rule_version = excluded.rule_version, severity = excluded.severity, words = excluded.words,
        citations = excluded.citations, raised_at = excluded.raised_at,
        acknowledged_at = null, acknowledged_by = null, acknowledger_name = null
      where (flag.rule_version, flag.severity, flag.words, flag.citations)
        is distinct from (excluded.rule_version, excluded.severity, excluded.words, excluded.citations)`
  const raised = new Set(flags.map(({ ruleId }) => ruleId))
  return cleared.filter(({ ruleId }) => !raised.has(ruleId))
}

/** What was picked and put in order comes before what was only collected on the way, in that order */
export async function keepAgenda(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  sent: Sent,
): Promise<void> {
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
    created_at: sent.at,
    added_by: actor.accountId,
  }))
  await tx`
    insert into agenda_item ${tx(rows)}
    on conflict (clinic_id, appointment_id, origin) do update
    set rank = excluded.rank, topic = excluded.topic, own_words = excluded.own_words,
      assignment_id = excluded.assignment_id, removed_at = null`
}

/** Takes what a correction no longer picks from the list for the visit */
export async function dropFromAgenda(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  before: Answers,
  sent: Sent,
): Promise<void> {
  const kept = new Set(agendaOf(sent.questionnaire, sent.answers).map(({ origin }) => origin))
  const gone = agendaOf(sent.questionnaire, before).flatMap(({ origin }) => (kept.has(origin) ? [] : origin))
  if (gone.length === 0) return
  await tx`
    update agenda_item set removed_at = ${sent.at}
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}
      and appointment_id = ${assignment.appointmentId} and assignment_id = ${assignment.id}
      and origin = any(${gone}) and removed_at is null`
}
