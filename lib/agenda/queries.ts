import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { closingOf } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { isHidden } from '@/lib/questionnaire/audience'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { pickedIn } from '@/lib/questionnaire-response/agenda-of-answers'
import type { Outcome } from './outcome'
import type { AgendaSource, ListItem, OwnLists } from './own-list'
import { bringBackPutOff } from './put-off-rows'
import { ownTopics, plainOrigin } from './topic-scope'

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
  origin: string
  kind: 'guide' | 'questionnaire'
  questionnaireVersionId: string | null
  title: string | null
  isRemoved: boolean
  putOffAt: Date | null
  outcome: Outcome | null
}

/** What the patient who asks wants to talk about at their coming visits. Null for anybody else. */
export async function ownLists(actor: Actor): Promise<OwnLists | null> {
  if (!canAnswer(actor)) return null
  return scopedSql(actor, async (tx) => {
    const [patient] = await tx<OwnLists['patient'][]>`
      select given_name as "givenName", family_name as "familyName", birth_date as "birthDate"
      from patient where clinic_id = ${actor.clinicId} and id = ${actor.patientId}`
    if (!patient) return null
    bringBackPutOff(tx, actor)
    const visits = await tx<VisitRow[]>`
      select v.id as "appointmentId", v.starts_at as "startsAt", v.status as "visitStatus",
        d.name as practitioner, c.time_zone as "timeZone"
      from appointment v
      join practitioner d on d.clinic_id = v.clinic_id and d.id = v.practitioner_id
      join clinic c on c.id = v.clinic_id
      where v.clinic_id = ${actor.clinicId} and v.patient_id = ${actor.patientId}
        and v.status <> 'cancelled' and v.starts_at > ${now()}::timestamptz - interval '2 days'
      order by v.starts_at, v.id`
    const found = await tx<ItemRow[]>`
      select i.id, i.appointment_id as "appointmentId", i.topic, i.own_words as "ownWords", i.source,
        i.assignment_id as "assignmentId", i.place, i.origin, coalesce(g.title, q.title) as title,
        q.id as "questionnaireVersionId", case when g.id is null then 'questionnaire' else 'guide' end as kind, i.removed_at is not null as "isRemoved",
        e.starts_at as "putOffAt", o.outcome
      from agenda_item i
      left join agenda_item b on b.clinic_id = i.clinic_id and b.id = i.carried_from_id
      left join appointment e on e.clinic_id = b.clinic_id and e.id = b.appointment_id
      left join topic_outcome o on o.clinic_id = i.clinic_id and o.agenda_item_id = i.id
      left join assignment a on a.clinic_id = i.clinic_id and a.id = i.assignment_id
      left join guide_version g on g.id = a.guide_version_id
      left join questionnaire_version q on q.id = a.questionnaire_version_id
      where i.clinic_id = ${actor.clinicId} and i.patient_id = ${actor.patientId} and ${ownTopics(tx, actor, 'i')}
      order by i.rank, i.id`
    const rows: ItemRow[] = []
    for (const row of found) {
      const from = row.questionnaireVersionId
        ? await pinnedQuestionnaire(tx, row.questionnaireVersionId)
        : null
      if (from && isHidden(from, actor.hides, row.place)) continue
      rows.push(from ? inWordsOf(inLanguage(from, actor.language), row) : row)
    }
    const open = visits.filter((visit) => closingOf({ ...visit, status: 'assigned' }, now()) === null)
    return {
      patient,
      visits: open.map(({ appointmentId, startsAt, practitioner }) => {
        const own = rows.filter((row) => row.appointmentId === appointmentId)
        return {
          ...{ appointmentId, startsAt, practitioner },
          items: own.filter(({ isRemoved }) => !isRemoved).map(itemOf),
          removed: own.filter(({ isRemoved }) => isRemoved).map(({ id, topic }) => ({ id, topic })),
        }
      }),
    }
  })
}

/** What was picked of a questionnaire is kept in the clinic's words; whoever picked it reads it in theirs */
const inWordsOf = (questionnaire: Questionnaire, row: ItemRow): ItemRow => ({
  ...row,
  title: questionnaire.title ?? row.title,
  topic: pickedIn(questionnaire, { linkId: row.place, origin: plainOrigin(row.origin) }) ?? row.topic,
})

function itemOf({ assignmentId, title, kind, place, ...row }: ItemRow): ListItem {
  const { id, topic, ownWords, source, putOffAt, outcome } = row
  return {
    ...{ id, topic, ownWords, source, putOffAt, outcome },
    from: assignmentId && title ? { title, kind, assignmentId, place } : null,
  }
}

/** The origins of what the patient has put on a list from one guide, so that the guide can say so. */
export async function listedFrom(actor: Actor, assignmentId: string): Promise<string[]> {
  if (!canAnswer(actor) || !id.safeParse(assignmentId).success) return []
  return scopedSql(actor, async (tx) => {
    const rows = await tx<{ origin: string }[]>`
      select origin from agenda_item
      where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}
        and assignment_id = ${assignmentId} and removed_at is null and ${ownTopics(tx, actor, 'agenda_item')}`
    return rows.map(({ origin }) => plainOrigin(origin))
  })
}
