import type { SqlTransaction } from '@/lib/access/scoped'
import type { AssignmentRecord, FlagRecord, ResponseRecord, ScoreRecord, VisitRecord } from './visit-record'

/** The rows behind an export. The caller has made sure that the actor may read answers; the clinic stands in each statement. */
type Visit = { clinicId: string; appointmentId: string }

type HeadRow = VisitRecord['visit'] & Omit<VisitRecord['patient'], 'id'> & { patientId: string }

export async function visitHead(
  tx: SqlTransaction,
  { clinicId, appointmentId }: Visit,
): Promise<Pick<VisitRecord, 'patient' | 'visit'> | null> {
  const [row] = await tx<HeadRow[]>`
    select a.id, a.starts_at as "startsAt", a.minutes, a.reason, a.status, d.name as practitioner,
      p.id as "patientId", p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate", p.language
    from appointment a
    join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
    join practitioner d on d.clinic_id = a.clinic_id and d.id = a.practitioner_id
    where a.clinic_id = ${clinicId} and a.id = ${appointmentId}`
  if (!row) return null
  const { patientId, givenName, familyName, birthDate, language, ...visit } = row
  return { patient: { id: patientId, givenName, familyName, birthDate, language }, visit }
}

export const visitAssignments = (tx: SqlTransaction, { clinicId, appointmentId }: Visit) => tx<
  AssignmentRecord[]
>`
  select s.id, s.status, s.note, coalesce(gv.title, qv.title) as title, s.assigned_at as "assignedAt",
    coalesce(w.name, '') as "assignedBy", s.opened_at as "openedAt", s.completed_at as "completedAt",
    s.cancelled_at as "cancelledAt", s.questionnaire_version_id as "questionnaireVersionId"
  from assignment s
  left join guide_version gv on gv.id = s.guide_version_id
  left join questionnaire_version qv on qv.id = s.questionnaire_version_id
  left join account w on w.clinic_id = s.clinic_id and w.id = s.assigned_by
  where s.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId}
  order by s.assigned_at, s.id`

type SentRow = Omit<ResponseRecord, 'questionnaire' | 'answers' | 'scores' | 'flags'> & { answers: unknown }

/** What was sent for a visit, or the one response asked for; drafts are not there */
export const sentRows = (
  tx: SqlTransaction,
  clinicId: string,
  { appointmentId, responseId }: { appointmentId: string; responseId?: string },
) => tx<SentRow[]>`
  select r.id, r.patient_id as "patientId", r.assignment_id as "assignmentId", r.questionnaire_version_id as "versionId",
    r.status, r.answers, r.respondent, r.completed_at as "completedAt", r.amended_at as "amendedAt"
  from questionnaire_response r
  join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id
  where r.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId} and r.status <> 'in-progress'
    ${responseId ? tx`and r.id = ${responseId}` : tx``}
  order by r.completed_at, r.id`

export const scoresOf = (tx: SqlTransaction, clinicId: string, responseIds: readonly string[]) => tx<
  (ScoreRecord & { responseId: string })[]
>`
  select id, response_id as "responseId", code, title, value, cannot, effective_at as "effectiveAt"
  from score where clinic_id = ${clinicId} and response_id = any(${[...responseIds]}) order by code, id`

export const flagsOf = (tx: SqlTransaction, clinicId: string, responseIds: readonly string[]) => tx<
  (Omit<FlagRecord, 'citations'> & { responseId: string; citations: unknown })[]
>`
  select id, response_id as "responseId", rule_id as "ruleId", rule_version as "ruleVersion", severity, kind, words,
    citations, raised_at as "raisedAt"
  from flag where clinic_id = ${clinicId} and response_id = any(${[...responseIds]}) order by severity, raised_at, id`

export async function formResource(tx: SqlTransaction, versionId: string): Promise<unknown> {
  const [row] = await tx<{ resource: unknown }[]>`
    select v.resource from questionnaire_version v join questionnaire q on q.id = v.questionnaire_id where v.id = ${versionId}`
  return row?.resource
}
