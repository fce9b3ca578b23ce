import { coded, day, type Resource, referenceTo, whole } from './resource'
import type { AssignmentRecord, VisitRecord } from './visit-record'

/** Who it is about, and no more than tells them apart */
export function patientResource({ patient }: VisitRecord): Resource {
  const { id, givenName, familyName, birthDate } = patient
  return whole({
    resourceType: 'Patient',
    id,
    name: [{ use: 'official', family: familyName, given: [givenName] }],
    birthDate: day(birthDate),
  })
}

export function appointmentResource({ visit, patient }: VisitRecord): Resource {
  const { id, startsAt, minutes, reason, status, practitioner } = visit
  return whole({
    resourceType: 'Appointment',
    id,
    status,
    reasonCode: reason ? [{ text: reason }] : undefined,
    start: startsAt.toISOString(),
    end: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
    minutesDuration: minutes,
    participant: [
      { actor: referenceTo('Patient', patient.id), status: 'accepted' },
      { actor: { type: 'Practitioner', display: practitioner }, status: 'accepted' },
    ],
  })
}

const taskStatus: Record<AssignmentRecord['status'], string> = {
  assigned: 'requested',
  opened: 'received',
  in_progress: 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
}

/** What the patient was asked to do, and what came of it */
export function taskResource(
  assignment: AssignmentRecord,
  { patient, visit, responses }: VisitRecord,
): Resource {
  const { id, status, note, title, assignedBy, questionnaireVersionId } = assignment
  const { assignedAt, openedAt, completedAt, cancelledAt } = assignment
  const response = responses.find((one) => one.assignmentId === id)
  const isForm = questionnaireVersionId !== null
  const last =
    [assignedAt, openedAt, completedAt, cancelledAt].filter((at) => at !== null).at(-1) ?? assignedAt
  return whole({
    resourceType: 'Task',
    id,
    basedOn: [referenceTo('Appointment', visit.id)],
    status: taskStatus[status],
    intent: 'order',
    code: isForm
      ? coded('task', 'answer-questionnaire', 'Answer questions')
      : coded('task', 'read-guide', 'Read a guide'),
    description: title,
    focus: isForm ? referenceTo('Questionnaire', questionnaireVersionId) : undefined,
    for: referenceTo('Patient', patient.id),
    executionPeriod: openedAt
      ? { start: openedAt.toISOString(), ...(completedAt && { end: completedAt.toISOString() }) }
      : undefined,
    authoredOn: assignedAt.toISOString(),
    lastModified: last.toISOString(),
    requester: { type: 'Practitioner', display: assignedBy },
    owner: referenceTo('Patient', patient.id),
    note: note ? [{ text: note }] : undefined,
    output: response
      ? [
          {
            type: coded('task-output', 'response', 'Response'),
            valueReference: referenceTo('QuestionnaireResponse', response.id),
          },
        ]
      : undefined,
  })
}
