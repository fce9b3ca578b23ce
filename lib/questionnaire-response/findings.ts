import type { PatientActor } from '@/lib/access/actor-kinds'
import { hiddenFrom } from '@/lib/access/representation'
import type { SqlTransaction } from '@/lib/access/scoped'
import { type Flag, flagResponse } from '@/lib/flag/flag'
import { listenersOf } from '@/lib/patient/listener-rows'
import { now } from '@/lib/platform/clock'
import { ageYears } from '@/lib/platform/zoned-time'
import { type Answers, noAnswers } from '@/lib/questionnaire/answers'
import { type Audience, audiences, seenBy } from '@/lib/questionnaire/audience'
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
  /** Whose questions nobody signs in to be asked: the patient's or the carer's alone */
  unasked: Audience | null
}

/**
 * What a questionnaire asks the patient or their carer alone, where nobody of that side signs in, is asked of nobody. For a child
 * there are no such sides: whoever answers sees everything.
 */
export async function unaskedOf(
  tx: SqlTransaction,
  { clinicId, patientId }: PatientActor,
  { birthDate, timeZone }: AssignmentRow,
  questionnaire: Questionnaire,
): Promise<Audience | null> {
  const isForAll = audiences.every((side) => seenBy(questionnaire, side) === questionnaire)
  if (isForAll || !hiddenFrom('patient', ageYears(birthDate, now(), timeZone))) return null
  const listeners = await listenersOf(tx, tx`${clinicId}::uuid`, tx`${patientId}::uuid`)
  return audiences.find((side) => !listeners.some(({ isCarer }) => isCarer === (side === 'carer'))) ?? null
}

/** The scores of these answers, as a statement or a part of one; a figure is as of the sending, whatever was corrected since */
export function insertScores(tx: SqlTransaction, { clinicId, patientId }: PatientActor, sent: Sent) {
  const rows = scoreResponse(sent.questionnaire, sent.answers).map((score) => ({
    code: score.id,
    title: score.title,
    value: 'value' in score ? score.value : null,
    cannot: 'cannot' in score ? score.cannot : null,
  }))
  return tx`
    insert into score (clinic_id, patient_id, response_id, code, title, value, cannot, effective_at)
    select ${clinicId}::uuid, ${patientId}::uuid, ${sent.responseId}::uuid, s.code, s.title, s.value, s.cannot, ${sent.completedAt}::timestamptz
    from jsonb_to_recordset(${tx.json(rows)}) as s(code text, title text, value float8, cannot text)`
}

/** The scores of corrected answers in place of those before */
export async function renewScores(tx: SqlTransaction, actor: PatientActor, sent: Sent): Promise<void> {
  await tx`delete from score where clinic_id = ${actor.clinicId} and response_id = ${sent.responseId}`
  await insertScores(tx, actor, sent)
}

const flagsOf = (assignment: AssignmentRow, { questionnaire, answers, completedAt, unasked }: Sent) =>
  flagResponse(questionnaire, answers, {
    ageYears: ageYears(assignment.birthDate, completedAt, assignment.timeZone),
    unasked,
  })

/**
 * The flags of these answers, as a statement or a part of one. One that says the same of the same answers as before stays as
 * it was raised; one whose answers changed is raised anew, for nobody has seen it so.
 */
export const insertFlags = (
  tx: SqlTransaction,
  { clinicId, patientId }: PatientActor,
  assignment: AssignmentRow,
  sent: Sent,
) => tx`
  insert into flag (clinic_id, patient_id, response_id, rule_id, rule_version, severity, kind, words, citations, raised_at)
  select ${clinicId}::uuid, ${patientId}::uuid, ${sent.responseId}::uuid, f."ruleId", f."ruleVersion", f.severity, f.kind, f.words,
    f.citations, ${sent.at}::timestamptz
  from jsonb_to_recordset(${tx.json(flagsOf(assignment, sent).map(storable))})
    as f("ruleId" text, "ruleVersion" text, severity flag_severity, kind flag_kind, words text, citations jsonb)
  on conflict (clinic_id, response_id, rule_id, kind) do update
  set rule_version = excluded.rule_version, severity = excluded.severity, words = excluded.words,
    citations = excluded.citations, raised_at = excluded.raised_at,
    acknowledged_at = null, acknowledged_by = null, acknowledger_name = null
  where (flag.rule_version, flag.severity, flag.words, flag.citations)
    is distinct from (excluded.rule_version, excluded.severity, excluded.words, excluded.citations)`

const storable = ({ citations, ...flag }: Flag) => ({
  ...flag,
  citations: citations.map((citation) => ({ ...citation })),
})

export type ClearedFlag = { ruleId: string; severity: string; words: string }

/** The flags of corrected answers. One that is raised no longer goes, and is given back. */
export async function renewFlags(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  sent: Sent,
): Promise<ClearedFlag[]> {
  const flags = flagsOf(assignment, sent)
  const keys = flags.map(({ ruleId, kind }) => `${kind} ${ruleId}`)
  const cleared = await tx<ClearedFlag[]>`
    delete from flag where clinic_id = ${actor.clinicId} and response_id = ${sent.responseId}
      and kind::text || ' ' || rule_id <> all(${keys})
    returning rule_id as "ruleId", severity, words`
  await insertFlags(tx, actor, assignment, sent)
  const raised = new Set(flags.map(({ ruleId }) => ruleId))
  return cleared.filter(({ ruleId }) => !raised.has(ruleId))
}

/**
 * What was picked and put in order comes before what was only collected on the way, in that order. Words that the patient wrote
 * with a topic on the list stay with it; one that they took off the list stays off it where a correction leaves it as it was in
 * the answers `before`.
 */
export async function keepAgenda(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  sent: Sent,
  before: Answers = noAnswers,
): Promise<void> {
  const items = agendaOf(sent.questionnaire, sent.answers)
  if (items.length === 0) return
  const stood = agendaOf(sent.questionnaire, before).map(({ origin }) => origin)
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
    set rank = excluded.rank, assignment_id = excluded.assignment_id,
      removed_at = case when excluded.origin = any(${stood}) then agenda_item.removed_at end`
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
