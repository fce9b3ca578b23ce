import type { Making } from './making'
import { newId } from './rows'

type Topic = {
  source: string
  topic: string
  ownWords: string
  origin: string
  assignmentId: string
  place: string
  at: Date
}

/** Something to talk about, with what came of it where the visit has been and was reviewed */
export function topicRow(making: Making, { at, ...topic }: Topic): void {
  const { rows, patient, plan, clinician, times, appointmentId } = making
  const id = newId(at)
  const rank = making.rank()
  rows.add('agenda_item', {
    id,
    patient_id: patient.patientId,
    appointment_id: appointmentId,
    source: topic.source,
    topic: topic.topic,
    own_words: topic.ownWords,
    rank,
    origin: topic.origin,
    assignment_id: topic.assignmentId,
    place: topic.place,
    created_at: at,
  })
  if (plan.status !== 'fulfilled' || plan.reviewed === 'no') return
  rows.add('topic_outcome', {
    agenda_item_id: id,
    patient_id: patient.patientId,
    outcome: rank === plan.putsOff ? 'put-off' : 'discussed',
    decided_by: clinician.accountId,
    decider_name: clinician.name,
    decided_at: times.reviewed,
  })
}
