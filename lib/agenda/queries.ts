import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { closingOf } from '@/lib/assignment/closing'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import type { AgendaSource, VisitList } from './own-list'

type VisitRow = {
  appointmentId: string
  startsAt: Date
  practitioner: string
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  timeZone: string
}

type ItemRow = {
  id: string
  appointmentId: string
  topic: string
  ownWords: string
  source: AgendaSource
  assignmentId: string | null
  place: string
  kind: 'guide' | 'questionnaire'
  title: string | null
}

/** The lists of the patient who asks: one for each visit that is still to come, the next visit first. */
export async function ownLists(actor: Actor): Promise<VisitList[]> {
  if (!canAnswer(actor)) return []
  return scopedSql(actor, async (tx) => {
    const visits = await tx<VisitRow[]>`
      select v.id as "appointmentId", v.starts_at as "startsAt", v.status as "visitStatus",
        d.name as practitioner, c.time_zone as "timeZone"
      from appointment v
      join practitioner d on d.clinic_id = v.clinic_id and d.id = v.practitioner_id
      join clinic c on c.id = v.clinic_id
      where v.clinic_id = ${actor.clinicId} and v.patient_id = ${actor.patientId}
        and v.status <> 'cancelled' and v.starts_at > ${now()}::timestamptz - interval '2 days'
      order by v.starts_at, v.id`
    const rows = await tx<ItemRow[]>`
      select i.id, i.appointment_id as "appointmentId", i.topic, i.own_words as "ownWords", i.source,
        i.assignment_id as "assignmentId", i.place, coalesce(g.title, q.title) as title,
        case when g.id is null then 'questionnaire' else 'guide' end as kind
      from agenda_item i
      left join assignment a on a.clinic_id = i.clinic_id and a.id = i.assignment_id
      left join guide_version g on g.id = a.guide_version_id
      left join questionnaire_version q on q.id = a.questionnaire_version_id
      where i.clinic_id = ${actor.clinicId} and i.patient_id = ${actor.patientId} and i.removed_at is null
      order by i.rank, i.id`
    return visits
      .filter((visit) => closingOf({ ...visit, status: 'assigned' }, now()) === null)
      .map(({ appointmentId, startsAt, practitioner }) => ({
        ...{ appointmentId, startsAt, practitioner },
        items: rows
          .filter((row) => row.appointmentId === appointmentId)
          .map(({ id, topic, ownWords, source, assignmentId, title, kind, place }) => ({
            ...{ id, topic, ownWords, source },
            from: assignmentId && title ? { title, kind, assignmentId, place } : null,
          })),
      }))
  })
}

/** The origins of what the patient has put on a list from one guide, so that the guide can say so. */
export async function listedFrom(actor: Actor, assignmentId: string): Promise<string[]> {
  if (!canAnswer(actor) || !id.safeParse(assignmentId).success) return []
  return scopedSql(actor, async (tx) => {
    const rows = await tx<{ origin: string }[]>`
      select origin from agenda_item
      where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}
        and assignment_id = ${assignmentId} and removed_at is null`
    return rows.map(({ origin }) => origin)
  })
}
