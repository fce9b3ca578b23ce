import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { isClosedRecord } from '@/lib/access/closed-record'
import { canKeepBook, canReadAnswers, clinicOf } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { recordSql } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'
import type { WorklistAnswers, WorklistVisit } from './worklist-visit'

const asked = z.strictObject({
  from: z.date(),
  /** The first moment that is no longer wanted */
  until: z.date(),
  practitionerId: z.uuid().nullable(),
  /** Where there are too many: the latest of them, not the first */
  latest: z.boolean().default(false),
})

/** `isCut`: there are more visits than a list holds, and these are the first or the latest of them */
export type Worklist = { asOf: Date; visits: WorklistVisit[]; isCut: boolean }

/** What a page can be read with, and drawn in a fifth of a second: a clinician's week of forty visits a day is 320 */
export const MOST_LISTED = 400

/**
 * The visits from one moment to another, cancelled ones too but for closed records, by time, then name and id, so that the order never
 * wavers: one statement for the whole list. Answers (flags, itch) are read only for who may read them. Null for who
 * keeps no book. The reading is put on record.
 */
export async function worklist(actor: Actor, input: z.input<typeof asked>): Promise<Worklist | null> {
  if (!canKeepBook(actor)) return null
  const { from, until, practitionerId, latest } = asked.parse(input)
  return scopedSql(actor, async (tx) => {
    const rows = await tx<Row[]>`
      select a.id as "appointmentId", a.starts_at as "startsAt", a.minutes, a.reason, a.status,
        pr.id as "practitionerId", pr.name as "practitionerName",
        p.id as "patientId", p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate",
        task.total, task.done, task.begun, task.guides, task."guidesRead",
        review.by as "reviewedBy", review.at as "reviewedAt",
        review.at is null and exists (
          select from review r where r.clinic_id = a.clinic_id and r.appointment_id = a.id) as "hasNews",
        ${answers(tx, canReadAnswers(actor))} as answers
      from (
        select * from appointment v
        where v.clinic_id = ${clinicOf(actor)} and v.starts_at >= ${from} and v.starts_at < ${until}
          and not ${isClosedRecord(tx, 'v')}
          ${practitionerId ? tx`and v.practitioner_id = ${practitionerId}` : tx``}
        order by ${latest ? tx`v.starts_at desc, v.id desc` : tx`v.starts_at, v.id`} limit ${MOST_LISTED + 1}
      ) a
      join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
      join practitioner pr on pr.clinic_id = a.clinic_id and pr.id = a.practitioner_id
      cross join lateral (
        select count(*)::int as total,
          (count(*) filter (where s.status = 'completed'))::int as done,
          (count(*) filter (where s.status <> 'assigned'))::int as begun,
          (count(*) filter (where s.guide_id is not null))::int as guides,
          (count(*) filter (where s.guide_id is not null and s.status = 'completed'))::int as "guidesRead",
          max(greatest(s.completed_at, q.amended_at, (
            select max(k.answered_at) from clarification k where k.clinic_id = q.clinic_id and k.response_id = q.id
          ))) filter (where s.questionnaire_id is not null) as "lastSent"
        from assignment s
        left join questionnaire_response q on q.clinic_id = s.clinic_id and q.assignment_id = s.id
        where s.clinic_id = a.clinic_id and s.appointment_id = a.id and s.status <> 'cancelled'
      ) task
      left join lateral (
        select r.reviewer_name as by, r.reviewed_at as at from review r
        where r.clinic_id = a.clinic_id and r.appointment_id = a.id
          and r.reviewed_at >= coalesce(task."lastSent", r.reviewed_at)
        order by r.reviewed_at desc, r.id desc limit 1
      ) review on true
      order by a.starts_at, p.family_name, p.given_name, a.id`
    const shown = latest ? rows.slice(-MOST_LISTED) : rows.slice(0, MOST_LISTED)
    await recordSql(tx, actor, {
      action: 'list.read',
      entity: 'appointment',
      detail: { shown: shown.length },
    })
    return { asOf: now(), visits: shown.map(visit), isCut: rows.length > shown.length }
  })
}

/** One JSON object a visit, or null: what was sent for it, with the itch before it */
function answers(tx: SqlTransaction, may: boolean) {
  if (!may) return tx`null::jsonb`
  return tx`(
    with sent as (
      select q.id, q.completed_at from assignment s
      join questionnaire_response q on q.clinic_id = s.clinic_id and q.assignment_id = s.id
      where s.clinic_id = a.clinic_id and s.appointment_id = a.id and q.status <> 'in-progress'
    ), raised as (
      select f.severity, f.kind, f.words, f.raised_at, f.id, f.acknowledged_at is not null as acknowledged from flag f
      where f.clinic_id = a.clinic_id and f.response_id in (select id from sent)
    ), itch as (
      select c.value, c.effective_at from score c
      where c.clinic_id = a.clinic_id and c.response_id in (select id from sent) and c.code = 'itch'
      order by c.effective_at desc, c.id desc limit 1
    )
    select jsonb_build_object(
      'sent', (select count(*) from sent),
      'flags', (select jsonb_build_object(
        'urgent', count(*) filter (where severity = 'urgent'), 'high', count(*) filter (where severity = 'high'),
        'moderate', count(*) filter (where severity = 'moderate'), 'note', count(*) filter (where severity = 'note'))
        from raised),
      'unseen', (select jsonb_build_object(
        'urgent', count(*) filter (where severity = 'urgent'), 'high', count(*) filter (where severity = 'high'))
        from raised where not acknowledged),
      'topFlag', (select jsonb_build_object('severity', severity, 'kind', kind, 'words', words, 'acknowledged', acknowledged)
        from raised order by acknowledged or severity in ('moderate', 'note'), severity, acknowledged, kind, raised_at, id limit 1),
      'passedOn', (select jsonb_build_object('to', e.to_name, 'at', e.at) from escalation e
        join raised on raised.id = e.flag_id and raised.raised_at = e.raised_at and not raised.acknowledged
        where e.clinic_id = a.clinic_id order by e.at desc, e.step desc limit 1),
      'itch', (select value from itch),
      'itchBefore', (select c.value from score c
        where c.clinic_id = a.clinic_id and c.patient_id = a.patient_id and c.code = 'itch' and c.value is not null
          and c.response_id not in (select id from sent)
          and c.effective_at < coalesce((select effective_at from itch), a.starts_at)
        order by c.effective_at desc, c.id desc limit 1)
    ))`
}

type Row = {
  appointmentId: string
  startsAt: Date
  minutes: number
  reason: string
  status: WorklistVisit['status']
  practitionerId: string
  practitionerName: string
  patientId: string
  givenName: string
  familyName: string
  birthDate: Date
  total: number
  done: number
  begun: number
  guides: number
  guidesRead: number
  reviewedBy: string | null
  reviewedAt: Date | null
  hasNews: boolean
  answers: unknown
}

const count = z.number().int()
const severity = z.enum(['urgent', 'high', 'moderate', 'note'])
const answersOf: z.ZodType<WorklistAnswers | null> = z.nullable(
  z.object({
    sent: count,
    flags: z.object({ urgent: count, high: count, moderate: count, note: count }),
    unseen: z.object({ urgent: count, high: count }),
    topFlag: z.nullable(
      z.object({
        severity,
        kind: z.enum(['raised', 'needs-clarifying']),
        words: z.string(),
        acknowledged: z.boolean(),
      }),
    ),
    passedOn: z.nullable(z.object({ to: z.string(), at: z.coerce.date() })),
    itch: z.nullable(z.number()),
    itchBefore: z.nullable(z.number()),
  }),
)

const visit = (row: Row): WorklistVisit => ({
  appointmentId: row.appointmentId,
  startsAt: row.startsAt,
  minutes: row.minutes,
  reason: row.reason,
  status: row.status,
  practitioner: { id: row.practitionerId, name: row.practitionerName },
  patient: {
    id: row.patientId,
    givenName: row.givenName,
    familyName: row.familyName,
    birthDate: row.birthDate,
  },
  assigned: { total: row.total, done: row.done, begun: row.begun },
  guides: { total: row.guides, read: row.guidesRead },
  reviewed: row.reviewedBy && row.reviewedAt ? { by: row.reviewedBy, at: row.reviewedAt } : null,
  hasNews: row.hasNews,
  answers: answersOf.parse(row.answers),
})
