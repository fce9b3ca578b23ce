import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canReadAnswers, clinicOf } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { answerSchema, answersSchema } from '@/lib/questionnaire/answers-schema'
import { type QuestionHistory, questionHistories } from './answer-history'

export type AnswerHistory = {
  title: string
  patient: { id: string; givenName: string; familyName: string; birthDate: Date }
  startsAt: Date
  sentAt: Date
  questions: QuestionHistory[]
}

const asked = z.object({ appointmentId: z.uuid(), responseId: z.uuid() })

const onRecord = z.array(
  z.object({
    linkId: z.string(),
    revision: z.number(),
    before: answerSchema.nullable(),
    after: answerSchema.nullable(),
    at: z.date(),
    by: z.string(),
    reason: z.string().nullable(),
  }),
)

/**
 * Every change of the answers that were sent with a visit, question by question: who, when, before, after. Null where they
 * are not there, not the actor's to read, or not sent: a draft is the patient's own. The reading is put on record.
 */
export async function answerHistory(
  actor: Actor,
  input: { appointmentId: string; responseId: string },
): Promise<AnswerHistory | null> {
  const parsed = asked.safeParse(input)
  if (!canReadAnswers(actor) || !parsed.success) return null
  const { appointmentId, responseId } = parsed.data
  const clinicId = clinicOf(actor)
  return scopedSql(actor, async (tx) => {
    const [head] = await tx<
      (Omit<AnswerHistory, 'patient' | 'questions'> &
        AnswerHistory['patient'] & { versionId: string; answers: unknown })[]
    >`
      select q.title, r.questionnaire_version_id as "versionId", r.answers, r.completed_at as "sentAt", a.starts_at as "startsAt",
        p.id, p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate"
      from questionnaire_response r
      join questionnaire_version q on q.id = r.questionnaire_version_id
      join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id
      join appointment a on a.clinic_id = s.clinic_id and a.id = s.appointment_id
      join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
      where r.clinic_id = ${clinicId} and r.id = ${responseId} and a.id = ${appointmentId} and r.status <> 'in-progress'`
    if (!head) return null
    const changes = await tx`
      select c.link_id as "linkId", c.revision, c.before, c.after, c.changed_at as at, coalesce(w.name, p.given_name || ' ' || p.family_name) as by, m.reason
      from answer_change c
      join patient p on p.clinic_id = c.clinic_id and p.id = c.patient_id
      -- an account that is gone was the patient's: only theirs are erased
      left join account w on w.clinic_id = c.clinic_id and w.id = c.changed_by
      left join amendment m on m.clinic_id = c.clinic_id and m.response_id = c.response_id and m.revision = c.revision
      where c.clinic_id = ${clinicId} and c.response_id = ${responseId}
      order by c.revision, c.id`
    const { id, givenName, familyName, birthDate, title, startsAt, sentAt, versionId, answers } = head
    await recordSql(tx, actor, {
      ...{ action: 'answers.read', patientId: id, entity: 'questionnaire_response', entityId: responseId },
      detail: { history: changes.length },
    })
    return {
      ...{ title, startsAt, sentAt, patient: { id, givenName, familyName, birthDate } },
      questions: questionHistories(
        await pinnedQuestionnaire(tx, versionId),
        onRecord.parse([...changes]),
        answersSchema.parse(answers),
      ),
    }
  })
}
