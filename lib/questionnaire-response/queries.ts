import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { answerSchema, answersSchema } from '@/lib/questionnaire/answers-schema'
import { answersSeen, isHidden, seenBy } from '@/lib/questionnaire/audience'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { type OwnResponse, ownRow, ownView } from './own-response'

const isId = (text: string): boolean => z.uuid().safeParse(text).success

/** A patient's own questionnaire with the answers as they stand, draft or sent; null where it is not there or not theirs. */
export async function ownResponse(actor: Actor, assignmentId: string): Promise<OwnResponse | null> {
  if (!canAnswer(actor) || !isId(assignmentId)) return null
  return scopedSql(actor, async (tx) => {
    const row = await ownRow(tx, actor, assignmentId)
    return row ? ownView(tx, actor, row) : null
  })
}

/** With the questions in the words that they were asked in then, which may be those of another version */
export type AnswersBefore = { questionnaire: Questionnaire; answers: Answers; visitAt: Date }

/** What this patient last sent to the same questionnaire for another visit; null where there is none. */
export async function answersBefore(actor: Actor, assignmentId: string): Promise<AnswersBefore | null> {
  if (!canAnswer(actor) || !isId(assignmentId)) return null
  return scopedSql(actor, async (tx) => {
    const [row] = await tx<{ answers: unknown; visitAt: Date; versionId: string }[]>`
      select r.answers, v.starts_at as "visitAt", r.questionnaire_version_id as "versionId"
      from assignment a
      join assignment b on b.clinic_id = a.clinic_id and b.patient_id = a.patient_id
        and b.questionnaire_id = a.questionnaire_id and b.appointment_id <> a.appointment_id
      join questionnaire_response r on r.clinic_id = b.clinic_id and r.assignment_id = b.id and r.status <> 'in-progress'
      join appointment v on v.clinic_id = b.clinic_id and v.id = b.appointment_id
      where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}
      order by r.completed_at desc limit 1`
    if (!row) return null
    const pinned = await pinnedQuestionnaire(tx, row.versionId)
    const answers = answersSeen(pinned, actor.hides, answersSchema.parse(row.answers))
    const questionnaire = inLanguage(seenBy(pinned, actor.hides), actor.language)
    return { questionnaire, answers, visitAt: row.visitAt }
  })
}

export type ToldChange = { linkId: string; kept: Answer | null; other: Answer | null; otherAt: Date }

const toldRow = z.array(
  z.object({
    linkId: z.string(),
    kept: answerSchema.nullable(),
    other: answerSchema.nullable(),
    otherAt: z.date(),
  }),
)

/**
 * What a save at that revision put in place of what had been answered elsewhere, for telling the person; null where the
 * response is not there or not theirs.
 */
export async function toldChanges(
  actor: Actor,
  asked: { assignmentId: string; revision: number; linkIds: string[] },
): Promise<{ changes: ToldChange[] } | null> {
  const { assignmentId, revision, linkIds } = asked
  if (!canAnswer(actor) || !isId(assignmentId)) return null
  return scopedSql(actor, async (tx) => {
    const [response] = await tx<{ id: string; versionId: string }[]>`
      select id, questionnaire_version_id as "versionId" from questionnaire_response
      where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and assignment_id = ${assignmentId}`
    if (!response) return null
    const pinned = await pinnedQuestionnaire(tx, response.versionId)
    const own = linkIds.filter((key) => !isHidden(pinned, actor.hides, key))
    const rows = await tx`
      select m.link_id as "linkId", m.after as kept, m.before as other, b.changed_at as "otherAt"
      from answer_change m
      join lateral (
        select changed_at from answer_change o
        where o.clinic_id = m.clinic_id and o.response_id = m.response_id and o.link_id = m.link_id
          and o.revision < m.revision
        order by o.revision desc limit 1
      ) b on true
      where m.clinic_id = ${actor.clinicId} and m.patient_id = ${actor.patientId}
        and m.response_id = ${response.id} and m.revision = ${revision} and m.link_id = any(${own})`
    return { changes: toldRow.parse([...rows]) }
  })
}
