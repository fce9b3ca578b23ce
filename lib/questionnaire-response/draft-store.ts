import type { PatientActor } from '@/lib/access/actor-kinds'
import { type SqlTransaction, sendUnread } from '@/lib/access/scoped'
import { recording } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import { insertChanges } from './change-rows'
import type { AssignmentRow, ResponseRow } from './draft-row'
import type { Accepted } from './merge'
import type { OwnRespondent } from './schema'

type Begun = Pick<ResponseRow, 'id' | 'revision' | 'respondent'>

/** Safe from a second one: the assignment is locked, and it has one response at most by a unique key */
export async function begin(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
): Promise<Begun> {
  const at = now()
  const [row] = await tx<Begun[]>`
    insert into questionnaire_response
      (clinic_id, patient_id, assignment_id, questionnaire_version_id, started_at, saved_at)
    values (${actor.clinicId}, ${actor.patientId}, ${assignment.id}, ${assignment.versionId}, ${at}, ${at})
    returning id, revision, respondent`
  if (!row) throw new Error('no response was begun')
  return row
}

type Change = {
  answers: ResponseRow['answers']
  accepted: Accepted[]
  respondent: OwnRespondent | ResponseRow['respondent']
  load: string | null
}

/** The answers as they stand now, each change of them on record, and the assignment begun: in one statement, as sending is */
export async function store(
  tx: SqlTransaction,
  actor: PatientActor,
  assignment: AssignmentRow,
  response: Begun,
  { answers, accepted, respondent, load }: Change,
): Promise<{ revision: number; savedAt: Date }> {
  const { clinicId, patientId } = actor
  const { id } = response
  const savedAt = now()
  const revision = response.revision + (accepted.length > 0 ? 1 : 0)
  const status = accepted.length > 0 ? 'in_progress' : 'opened'
  const { insert: recorded } = await recording(tx, actor, {
    ...{ action: 'answers.saved', patientId, entity: 'questionnaire_response', entityId: id },
    detail: { revision, linkIds: accepted.map((one) => one.linkId), respondent },
  })
  const written = tx`
    with task as (
      update assignment set status = ${status}::assignment_status, opened_at = coalesce(opened_at, ${savedAt})
      where clinic_id = ${clinicId} and id = ${assignment.id}
        and status in ('assigned', 'opened') and status <> ${status}::assignment_status
    ), changes as (${insertChanges(tx, actor, { responseId: id, revision, at: savedAt, load }, accepted)}),
    recorded as (${recorded})
    update questionnaire_response
    set answers = ${tx.json(answers)}, revision = ${revision}, respondent = ${respondent}::respondent, saved_at = ${savedAt}
    where clinic_id = ${clinicId} and id = ${id}`
  sendUnread(tx, written)
  return { revision, savedAt }
}
