import type { SqlTransaction } from '@/lib/access/scoped'
import type { FlagKind, Respondent, Severity, Topic } from './brief'
import { englishTitle } from './guide-outline'

/** The rows behind a brief, each list in one statement. The caller has made sure that the visit is the actor's to read. */
export type Scope = { clinicId: string; patientId: string; appointmentId: string; startsAt: Date }

export type AssignedRow = {
  assignmentId: string
  status: 'assigned' | 'opened' | 'in_progress' | 'completed'
  guideVersionId: string | null
  questionnaireVersionId: string | null
  url: string | null
  title: string
  version: string
  responseId: string | null
  responseStatus: 'in-progress' | 'completed' | 'amended' | null
  answers: unknown
  respondent: Respondent | null
  completedAt: Date | null
  sentBy: string | null
  /** The latest sent response to the same questionnaire for an earlier visit */
  beforeId: string | null
  beforeAnswers: unknown
  beforeVersionId: string | null
  beforeAppointmentId: string | null
  beforeAt: Date | null
}

export const assignedRows = (tx: SqlTransaction, { clinicId, appointmentId, startsAt }: Scope) => tx<
  AssignedRow[]
>`
  select s.id as "assignmentId", s.status, s.guide_version_id as "guideVersionId",
    s.questionnaire_version_id as "questionnaireVersionId", q.url,
    coalesce(${englishTitle(tx)}, gv.title, qv.title) as title, coalesce(gv.version, qv.version) as version,
    r.id as "responseId", r.status as "responseStatus", r.answers, r.respondent, r.completed_at as "completedAt",
    w.name as "sentBy", b.id as "beforeId", b.answers as "beforeAnswers", b.version_id as "beforeVersionId",
    b.appointment_id as "beforeAppointmentId", b.at as "beforeAt"
  from assignment s
  left join guide g on g.id = s.guide_id
  left join guide_version gv on gv.id = s.guide_version_id
  left join questionnaire q on q.id = s.questionnaire_id
  left join questionnaire_version qv on qv.id = s.questionnaire_version_id
  left join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id
  left join account w on w.clinic_id = s.clinic_id and w.id = r.completed_by
  left join lateral (
    select e.id, e.answers, e.questionnaire_version_id as version_id, v.id as appointment_id, v.starts_at as at
    from assignment t
    join questionnaire_response e on e.clinic_id = t.clinic_id and e.assignment_id = t.id and e.status <> 'in-progress'
    join appointment v on v.clinic_id = t.clinic_id and v.id = t.appointment_id
    where t.clinic_id = s.clinic_id and t.patient_id = s.patient_id and t.questionnaire_id = s.questionnaire_id
      and v.starts_at < ${startsAt}
    order by v.starts_at desc, e.completed_at desc limit 1
  ) b on r.status <> 'in-progress'
  where s.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId} and s.status <> 'cancelled'
  order by coalesce(q.position, g.position), s.id`

export type FlagRow = {
  id: string
  responseId: string
  ruleId: string
  ruleVersion: string
  severity: Severity
  kind: FlagKind
  words: string
  citations: unknown
  acknowledgedAt: Date | null
  acknowledgerName: string | null
  passedOn: unknown
}

export const flagRows = (tx: SqlTransaction, { clinicId }: Scope, responseIds: readonly string[]) => tx<
  FlagRow[]
>`
  select id, response_id as "responseId", rule_id as "ruleId", rule_version as "ruleVersion", severity, kind, words, citations,
    acknowledged_at as "acknowledgedAt", acknowledger_name as "acknowledgerName",
    (select jsonb_build_object('to', e.to_name, 'at', e.at) from escalation e
      where e.clinic_id = flag.clinic_id and e.flag_id = flag.id and e.raised_at = flag.raised_at
      order by e.step desc limit 1) as "passedOn"
  from flag where clinic_id = ${clinicId} and response_id = any(${[...responseIds]})
  order by severity, kind, raised_at, id`

export type ScoreRow = {
  appointmentId: string
  startsAt: Date
  questionnaireId: string
  versionId: string
  responseId: string
  code: string
  value: number | null
  cannot: string | null
}

/**
 * The scores of the six latest visits up to this one; a visit without any comes as a row of nulls. One that was cancelled counts
 * where answers were sent for it: they are as true as others, and what is new is told from them.
 */
export const scoreRows = (tx: SqlTransaction, { clinicId, patientId, appointmentId, startsAt }: Scope) => tx<
  (Pick<ScoreRow, 'appointmentId' | 'startsAt'> & Partial<ScoreRow>)[]
>`
  with visit as (
    select id, starts_at from appointment
    where clinic_id = ${clinicId} and patient_id = ${patientId}
      and (id = ${appointmentId} or starts_at < ${startsAt})
      and (id = ${appointmentId} or status <> 'cancelled' or exists (
        select from assignment s join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id
        where s.clinic_id = ${clinicId} and s.appointment_id = appointment.id and r.status <> 'in-progress'))
    order by starts_at desc, id = ${appointmentId} desc limit 6
  )
  select v.id as "appointmentId", v.starts_at as "startsAt", s.questionnaire_id as "questionnaireId",
    r.questionnaire_version_id as "versionId", c.response_id as "responseId", c.code, c.value, c.cannot
  from visit v
  left join assignment s on s.clinic_id = ${clinicId} and s.appointment_id = v.id and s.questionnaire_id is not null
  left join questionnaire_response r on r.clinic_id = ${clinicId} and r.assignment_id = s.id and r.status <> 'in-progress'
  left join score c on c.clinic_id = ${clinicId} and c.response_id = r.id
  order by v.starts_at, v.id = ${appointmentId}, c.id`

export type TopicRow = Omit<Topic, 'guide' | 'place' | 'passage'> & {
  assignmentId: string | null
  guideVersionId: string | null
  place: string
  guide: string | null
  responseId: string | null
  /** The visit that its answers were given for: an earlier one where it was put off there */
  answeredFor: string | null
}

export const topicRows = (tx: SqlTransaction, { clinicId, appointmentId }: Scope) => tx<TopicRow[]>`
  select i.id, i.source, i.topic, i.own_words as "ownWords", i.place, i.assignment_id as "assignmentId",
    coalesce(${englishTitle(tx)}, gv.title) as guide, gv.id as "guideVersionId", s.appointment_id as "answeredFor", r.id as "responseId",
    e.starts_at as "putOffAt", o.outcome,
    (select k.relationship from related_person k
      where k.clinic_id = i.clinic_id and k.patient_id = i.patient_id and k.account_id = i.added_by) as "addedBy"
  from agenda_item i
  left join assignment s on s.clinic_id = i.clinic_id and s.id = i.assignment_id
  left join agenda_item b on b.clinic_id = i.clinic_id and b.id = i.carried_from_id
  left join appointment e on e.clinic_id = b.clinic_id and e.id = b.appointment_id
  left join topic_outcome o on o.clinic_id = i.clinic_id and o.agenda_item_id = i.id
  left join guide_version gv on gv.id = s.guide_version_id
  left join questionnaire_response r on r.clinic_id = i.clinic_id and r.assignment_id = i.assignment_id and r.status <> 'in-progress'
  where i.clinic_id = ${clinicId} and i.appointment_id = ${appointmentId} and i.removed_at is null
  order by i.rank, i.created_at, i.id`

export type ReadingRow = {
  assignmentId: string
  sections: number
  opened: number
  endsSeen: number
  seconds: number
  missed: unknown
}

/** For each guide of the visit that was opened: sections read, and checks whose latest go was not understood */
export const readingRows = (tx: SqlTransaction, { clinicId, appointmentId }: Scope) => tx<ReadingRow[]>`
  select s.id as "assignmentId",
    (select count(*)::int from guide_reading r where r.clinic_id = s.clinic_id and r.assignment_id = s.id) as sections,
    o.opened, o."endsSeen", o.seconds,
    coalesce((
      select jsonb_agg(jsonb_build_object('checkId', last.check_id, 'optionId', last.option_id) order by last.answered_at)
      from (
        select distinct on (k.check_id) k.check_id, k.option_id, k.understood, k.answered_at from check_answer k
        where k.clinic_id = s.clinic_id and k.assignment_id = s.id
        order by k.check_id, k.answered_at desc, k.id desc
      ) last where not last.understood
    ), '[]') as missed
  from assignment s
  cross join lateral (
    select count(*)::int as opened, count(end_seen_at)::int as "endsSeen", coalesce(sum(seconds), 0)::int as seconds
    from guide_opening r where r.clinic_id = s.clinic_id and r.assignment_id = s.id
  ) o
  where s.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId} and s.guide_id is not null and s.status <> 'cancelled'`

export const reviewRow = (tx: SqlTransaction, { clinicId, appointmentId }: Scope) => tx<
  { id: string; by: string; at: Date }[]
>`
  select id, reviewer_name as by, reviewed_at as at from review
  where clinic_id = ${clinicId} and appointment_id = ${appointmentId}
  order by reviewed_at desc, id desc limit 1`

/** What the library could ask and this visit does not, with when this patient last sent it */
export const notAssignedRows = (
  tx: SqlTransaction,
  { clinicId, patientId, appointmentId, startsAt }: Scope,
) => tx<{ title: string; lastSent: Date | null }[]>`
  select v.title, (
    select max(e.completed_at) from assignment t
    join questionnaire_response e on e.clinic_id = t.clinic_id and e.assignment_id = t.id and e.status <> 'in-progress'
    join appointment a on a.clinic_id = t.clinic_id and a.id = t.appointment_id
    where t.clinic_id = ${clinicId} and t.patient_id = ${patientId} and t.questionnaire_id = q.id and a.starts_at < ${startsAt}
  ) as "lastSent"
  from questionnaire q
  join lateral (
    select title from questionnaire_version v where v.questionnaire_id = q.id order by revision desc limit 1
  ) v on true
  where q.retired_at is null and not exists (
    select 1 from assignment s where s.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId}
      and s.questionnaire_id = q.id and s.status <> 'cancelled')
  order by q.position, q.id`
