import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { standingReview } from '@/lib/appointment/standing-review'
import { now } from '@/lib/platform/clock'
import { noAnswers } from '@/lib/questionnaire/answers'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { type Audience, answersSeen, seenBy } from '@/lib/questionnaire/audience'
import { journey } from '@/lib/questionnaire/journey'
import { inLanguage, languageOfWords } from '@/lib/questionnaire/translation'
import { closingOf } from './closing'
import type { OwnHome, OwnTask, OwnVisit, TaskState } from './own-visit'
import { pinnedGuideSections, pinnedQuestionnaire } from './pinned'

type VisitRow = {
  appointmentId: string
  startsAt: Date
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  reason: string
  practitioner: string
  timeZone: string
  reviewer: string | null
  reviewedAt: Date | null
}

type TaskRow = {
  assignmentId: string
  appointmentId: string
  kind: 'guide' | 'questionnaire'
  versionId: string
  title: string
  language: string | null
  minutes: number
  status: 'assigned' | 'opened' | 'in_progress' | 'completed'
  note: string
  completedAt: Date | null
  answers: unknown
  sectionsRead: number
}

/**
 * The patient's own visits, the coming ones first and nearest first, then those that are over, latest first; each with
 * what there is to do for it and what was sent. What the clinic has taken back is not among them.
 */
export async function ownHome(actor: Actor): Promise<OwnHome | null> {
  if (!canAnswer(actor)) return null
  return scopedSql(actor, async (tx) => {
    const [patient] = await tx<{ givenName: string }[]>`
      select given_name as "givenName" from patient where clinic_id = ${actor.clinicId} and id = ${actor.patientId}`
    if (!patient) return null
    const visits = await tx<VisitRow[]>`
      select v.id as "appointmentId", v.starts_at as "startsAt", v.status as "visitStatus", v.reason,
        d.name as practitioner, c.time_zone as "timeZone", review.by as reviewer, review.at as "reviewedAt"
      from appointment v
      join practitioner d on d.clinic_id = v.clinic_id and d.id = v.practitioner_id
      join clinic c on c.id = v.clinic_id
      ${standingReview(tx)}
      where v.clinic_id = ${actor.clinicId} and v.patient_id = ${actor.patientId}
      order by v.starts_at, v.id`
    const tasks = await tx<TaskRow[]>`
      select a.id as "assignmentId", a.appointment_id as "appointmentId",
        case when a.guide_version_id is null then 'questionnaire' else 'guide' end as kind,
        coalesce(a.guide_version_id, a.questionnaire_version_id) as "versionId",
        coalesce(g.title, q.title) as title, g.language, coalesce(g.minutes, q.minutes) as minutes,
        a.status, a.note, a.completed_at as "completedAt", r.answers,
        (select count(*)::int from guide_reading s
          where s.clinic_id = a.clinic_id and s.assignment_id = a.id) as "sectionsRead"
      from assignment a
      left join guide_version g on g.id = a.guide_version_id
      left join guide on guide.id = a.guide_id
      left join questionnaire_version q on q.id = a.questionnaire_version_id
      left join questionnaire on questionnaire.id = a.questionnaire_id
      left join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.id
        and r.status = 'in-progress'
      where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.status <> 'cancelled'
      order by kind, coalesce(guide.position, questionnaire.position), title, a.id`
    const shown: OwnVisit[] = []
    for (const visit of visits) {
      const own = tasks.filter((task) => task.appointmentId === visit.appointmentId)
      shown.push(await visitOf(tx, visit, own, actor))
    }
    const coming = shown.filter((visit) => !visit.isOver)
    const over = shown.filter((visit) => visit.isOver).reverse()
    return { givenName: patient.givenName, visits: [...coming, ...over] }
  })
}

async function visitOf(
  tx: SqlTransaction,
  row: VisitRow,
  rows: readonly TaskRow[],
  actor: PatientActor,
): Promise<OwnVisit> {
  const closing = closingOf({ ...row, status: 'assigned' }, now())
  const isOver = closingOf({ ...row, visitStatus: 'booked', status: 'assigned' }, now()) === 'closed'
  const tasks: OwnTask[] = []
  for (const task of rows) tasks.push(await taskOf(tx, task, closing === null, actor))
  return {
    appointmentId: row.appointmentId,
    startsAt: row.startsAt,
    reason: row.reason,
    practitioner: row.practitioner,
    isCancelled: row.visitStatus === 'cancelled',
    hasBegun: row.startsAt <= now(),
    isOver,
    tasks,
    notes: [...new Set(rows.map((task) => task.note).filter((note) => note !== ''))],
    reviewed: row.reviewer && row.reviewedAt ? { by: row.reviewer, at: row.reviewedAt } : null,
  }
}

const states: Record<TaskRow['status'], TaskState> = {
  assigned: 'to-do',
  opened: 'to-do',
  in_progress: 'begun',
  completed: 'done',
}

async function taskOf(
  tx: SqlTransaction,
  row: TaskRow,
  isOpen: boolean,
  { language, hides }: PatientActor,
): Promise<OwnTask> {
  const { assignmentId, kind, completedAt } = row
  const said = await titleIn(tx, row, language)
  const state = states[row.status]
  const minutesLeft = state === 'done' || !isOpen ? 0 : await minutesLeftOf(tx, row, hides)
  return { assignmentId, kind, ...said, state, minutesLeft, completedAt }
}

/** A guide is pinned in its language; a questionnaire carries its other languages with it */
async function titleIn(tx: SqlTransaction, row: TaskRow, language: string): Promise<Said> {
  if (row.language) return { title: row.title, language: row.language }
  const said = inLanguage(await pinnedQuestionnaire(tx, row.versionId), language)
  return { title: said.title ?? row.title, language: languageOfWords(said) }
}

type Said = Pick<OwnTask, 'title' | 'language'>

async function minutesLeftOf(tx: SqlTransaction, row: TaskRow, hides: Audience | null): Promise<number> {
  if (row.kind === 'guide') {
    if (row.sectionsRead === 0) return row.minutes
    const sections = await pinnedGuideSections(tx, row.versionId)
    const left = Math.max(0, sections - row.sectionsRead)
    return Math.max(1, Math.ceil((row.minutes * left) / Math.max(1, sections)))
  }
  if (row.answers === null) return row.minutes
  const answers = answersSchema.safeParse(row.answers)
  const pinned = await pinnedQuestionnaire(tx, row.versionId)
  const given = answers.success ? answers.data : noAnswers
  const path = journey(seenBy(pinned, hides), answersSeen(pinned, hides, given))
  return Math.max(1, path.minutesLeft)
}
