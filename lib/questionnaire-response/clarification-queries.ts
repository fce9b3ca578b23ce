import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { closingOf } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { now } from '@/lib/platform/clock'
import { id } from '@/lib/platform/field'
import { isHidden } from '@/lib/questionnaire/audience'
import { itemOf } from '@/lib/questionnaire/item-index'
import { inLanguage } from '@/lib/questionnaire/translation'

export type OwnClarification = {
  id: string
  assignmentId: string
  appointmentId: string
  linkId: string
  /** In the words that they read it in */
  question: string
  words: string
  by: string
  /** Null while it waits for the patient */
  answeredAt: Date | null
  /** It can still be answered: until the day of the visit is over */
  isOpen: boolean
}

type Row = Omit<OwnClarification, 'isOpen'> & {
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  startsAt: Date
  timeZone: string
  versionId: string
}

/** What the clinic has asked the patient again, the latest first, answered or not; of one questionnaire where it is named. */
export async function ownClarifications(actor: Actor, assignmentId?: string): Promise<OwnClarification[]> {
  if (!canAnswer(actor) || !id.optional().safeParse(assignmentId).success) return []
  return scopedSql(actor, async (tx) => {
    const rows = await tx<Row[]>`
      select k.id, s.id as "assignmentId", v.id as "appointmentId", k.link_id as "linkId", k.question, k.words,
        k.asker_name as by, k.answered_at as "answeredAt", v.status as "visitStatus", v.starts_at as "startsAt",
        c.time_zone as "timeZone", r.questionnaire_version_id as "versionId"
      from clarification k
      join questionnaire_response r on r.clinic_id = k.clinic_id and r.id = k.response_id
      join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id and s.status <> 'cancelled'
      join appointment v on v.clinic_id = s.clinic_id and v.id = s.appointment_id
      join clinic c on c.id = k.clinic_id
      where k.clinic_id = ${actor.clinicId} and k.patient_id = ${actor.patientId}
        ${assignmentId ? tx`and s.id = ${assignmentId}` : tx``}
      order by k.asked_at desc, k.id desc`
    const own: Row[] = []
    for (const row of rows) {
      const pinned = await pinnedQuestionnaire(tx, row.versionId)
      if (isHidden(pinned, actor.hides, row.linkId)) continue
      const item = itemOf(inLanguage(pinned, actor.language), row.linkId)
      own.push({ ...row, question: item?.text ?? row.question })
    }
    return own.map(({ visitStatus, startsAt, timeZone, versionId: _, ...row }) => ({
      ...row,
      isOpen:
        row.answeredAt === null &&
        closingOf({ status: 'in_progress', visitStatus, startsAt, timeZone }, now()) === null,
    }))
  })
}
