import { settleTopics } from '@/lib/agenda/outcome-commands'
import { acknowledgeFlags, markReviewed, takeBackReview } from '@/lib/brief/commands'
import { answerHistory } from '@/lib/brief/history-queries'
import { brief } from '@/lib/brief/queries'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import type { Row } from './cell'

/** Answers are the clinicians' to read, and theirs to say that they have */
export const briefRows: Record<string, Row> = {
  'brief/queries brief': {
    may: ['clinician'],
    call: (actor, { ours }) => brief(actor, ours.patients[0].appointmentId),
  },
  'brief/history-queries answerHistory': {
    may: ['clinician'],
    call: (actor, { ours }) => {
      const { appointmentId, responseId } = ours.patients[0]
      return answerHistory(actor, { appointmentId, responseId })
    },
  },
  'brief/commands acknowledgeFlags': {
    may: ['clinician'],
    call: (actor, { ours }) => {
      const { appointmentId, flagId } = ours.patients[0]
      const upTo = new Date(Date.now() + 60_000).toISOString()
      return acknowledgeFlags(actor, { appointmentId, upTo, flagIds: [flagId] })
    },
  },
  'agenda/outcome-commands settleTopics': {
    may: ['clinician'],
    call: (actor, { ours }) => {
      const { appointmentId, agendaItemId } = ours.patients[0]
      return settleTopics(actor, {
        appointmentId,
        outcomes: [{ itemId: agendaItemId, outcome: 'discussed' }],
      })
    },
  },
  'brief/commands markReviewed': {
    may: ['clinician'],
    call: (actor, { ours }) =>
      markReviewed(actor, {
        appointmentId: ours.patients[0].appointmentId,
        upTo: new Date(Date.now() + 60_000).toISOString(),
      }),
  },
  'brief/commands takeBackReview': {
    may: ['clinician'],
    prepare: ({ ours: { clinicId, clinician, patients } }) =>
      inClinic(clinicId, async (tx) => {
        const [{ patientId, appointmentId }] = patients
        const [row] =
          await tx`insert into review (clinic_id, patient_id, appointment_id, reviewed_by, reviewer_name)
          values (${clinicId}, ${patientId}, ${appointmentId}, ${clinician.accountId}, 'Dr Shah') returning id`
        return String(row?.id)
      }),
    call: (actor, { ours }, reviewId) =>
      takeBackReview(actor, { appointmentId: ours.patients[0].appointmentId, reviewId }),
  },
}
