import type { Flag } from '@/lib/flag/flag'
import type { Answers } from '@/lib/questionnaire/answers'
import type { Questionnaire } from '@/lib/questionnaire/schema'

/** Everything of one visit that goes out, as the rows hold it */
export type VisitRecord = Readonly<{
  patient: Readonly<{ id: string; givenName: string; familyName: string; birthDate: Date; language: string }>
  visit: Readonly<{
    id: string
    startsAt: Date
    minutes: number
    reason: string
    status: 'booked' | 'cancelled' | 'fulfilled'
    practitioner: string
  }>
  assignments: readonly AssignmentRecord[]
  responses: readonly ResponseRecord[]
}>

export type AssignmentRecord = Readonly<{
  id: string
  status: 'assigned' | 'opened' | 'in_progress' | 'completed' | 'cancelled'
  note: string
  title: string
  assignedAt: Date
  assignedBy: string
  openedAt: Date | null
  completedAt: Date | null
  cancelledAt: Date | null
  /** Null for a guide */
  questionnaireVersionId: string | null
}>

/** A response that was sent, with what was worked out of it. A draft is the patient's own and does not go out. */
export type ResponseRecord = Readonly<{
  id: string
  patientId: string
  assignmentId: string
  versionId: string
  questionnaire: Questionnaire
  status: 'completed' | 'amended'
  answers: Answers
  respondent: 'patient' | 'parent' | 'carer' | 'staff' | null
  completedAt: Date
  amendedAt: Date | null
  scores: readonly ScoreRecord[]
  flags: readonly FlagRecord[]
}>

export type ScoreRecord = Readonly<{
  id: string
  code: string
  title: string
  value: number | null
  cannot: string | null
  effectiveAt: Date
}>

export type FlagRecord = Readonly<
  Pick<Flag, 'ruleId' | 'ruleVersion' | 'severity' | 'kind' | 'words' | 'citations'> & {
    id: string
    raisedAt: Date
  }
>
