import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { type Closing, closingOf } from '@/lib/assignment/closing'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { now } from '@/lib/platform/clock'
import type { Answers } from '@/lib/questionnaire/answers'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { answersSeen, isHidden, seenBy } from '@/lib/questionnaire/audience'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { inLanguage } from '@/lib/questionnaire/translation'
import { type CorrectionRow, correctionRows } from './correction-rows'
import type { AssignmentRow, ResponseRow } from './draft-row'
import { startingAnswers } from './patch'
import type { Respondent } from './schema'

export type OwnResponse = {
  assignmentId: string
  title: string
  description: string
  minutes: number
  /** What the clinic wrote with it */
  note: string
  closing: Closing | null
  questionnaire: Questionnaire
  answers: Answers
  /** 0 and null while nothing has been saved */
  revision: number
  savedAt: Date | null
  respondent: Respondent | null
  completedAt: Date | null
  /** Sent, and open to correction: until the day of the visit is over */
  isCorrectable: boolean
  /** What was corrected after sending, the latest first */
  corrections: CorrectionRow[]
  visit: { startsAt: Date; isCancelled: boolean; practitioner: string }
  birthDate: Date
  clinic: { timeZone: string; emergency: string }
}

/** The same as it is stored */
export type OwnRow = AssignmentRow & {
  title: string
  minutes: number
  note: string
  practitioner: string
  emergency: string
  responseId: string | null
  responseStatus: ResponseRow['status'] | null
  answers: unknown
  revision: number | null
  savedAt: Date | null
  respondent: Respondent | null
  completedAt: Date | null
}

export async function ownRow(
  tx: SqlTransaction,
  actor: PatientActor,
  assignmentId: string,
): Promise<OwnRow | undefined> {
  const [row] = await tx<OwnRow[]>`
    select a.id, a.appointment_id as "appointmentId", a.questionnaire_version_id as "versionId", a.status, a.note,
      v.status as "visitStatus", v.starts_at as "startsAt", c.time_zone as "timeZone", c.emergency, p.birth_date as "birthDate",
      d.name as practitioner, q.title, q.minutes,
      r.id as "responseId", r.status as "responseStatus", r.answers, r.revision, r.saved_at as "savedAt", r.respondent, r.completed_at as "completedAt"
    from assignment a
    join appointment v on v.clinic_id = a.clinic_id and v.id = a.appointment_id
    join practitioner d on d.clinic_id = a.clinic_id and d.id = v.practitioner_id
    join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
    join clinic c on c.id = a.clinic_id
    join questionnaire_version q on q.id = a.questionnaire_version_id
    left join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.id
    where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}`
  return row
}

/** The response in such a row; undefined before the first save */
export const responseIn = ({ responseId, responseStatus, ...row }: OwnRow): ResponseRow | undefined =>
  responseId === null || responseStatus === null
    ? undefined
    : {
        id: responseId,
        status: responseStatus,
        revision: row.revision ?? 0,
        answers: answersSchema.parse(row.answers),
        respondent: row.respondent,
        savedAt: row.savedAt ?? now(),
        completedAt: row.completedAt,
      }

/** As the patient sees it: in their language, without what is asked of others */
export async function ownView(tx: SqlTransaction, actor: PatientActor, row: OwnRow): Promise<OwnResponse> {
  const pinned = await pinnedQuestionnaire(tx, row.versionId)
  const questionnaire = inLanguage(seenBy(pinned, actor.hides), actor.language)
  const answers = row.answers === null ? startingAnswers(pinned) : answersSchema.parse(row.answers)
  return {
    assignmentId: row.id,
    title: questionnaire.title ?? row.title,
    description: questionnaire.description ?? '',
    minutes: row.minutes,
    note: row.note,
    closing: closingOf(row, now()),
    questionnaire,
    answers: answersSeen(pinned, actor.hides, answers),
    revision: row.revision ?? 0,
    savedAt: row.revision ? row.savedAt : null,
    respondent: row.respondent,
    completedAt: row.completedAt,
    isCorrectable:
      row.completedAt !== null &&
      row.status !== 'cancelled' &&
      closingOf({ ...row, status: 'in_progress' }, now()) === null,
    corrections:
      row.responseStatus === 'amended' && row.responseId
        ? correctionsSeen(pinned, actor.hides, await correctionRows(tx, actor.clinicId, [row.responseId]))
        : [],
    visit: {
      startsAt: row.startsAt,
      isCancelled: row.visitStatus === 'cancelled',
      practitioner: row.practitioner,
    },
    birthDate: row.birthDate,
    clinic: { timeZone: row.timeZone, emergency: row.emergency },
  }
}

/** What was corrected of the questions somebody sees; a correction of others only is not told */
const correctionsSeen = (
  pinned: Questionnaire,
  hides: PatientActor['hides'],
  rows: readonly CorrectionRow[],
): CorrectionRow[] =>
  rows.flatMap((row) => {
    const changes = row.changes.filter(({ linkId }) => !isHidden(pinned, hides, linkId))
    if (changes.length === row.changes.length) return row
    return changes.length > 0 ? { ...row, changes, cleared: [], reason: '' } : []
  })
