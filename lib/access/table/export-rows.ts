import { questionnaireExport, responseExport, visitExport } from '@/lib/fhir-export/queries'
import { recordExport } from '@/lib/fhir-export/record-queries'
import type { Row } from './cell'

export const exportRows: Record<string, Row> = {
  'fhir-export/queries visitExport': {
    may: ['clinician'],
    call: (actor, { ours }) => visitExport(actor, ours.patients[0].appointmentId),
  },
  'fhir-export/record-queries recordExport': {
    may: ['clinician', 'patient'],
    call: (actor, { ours }) => recordExport(actor, ours.patients[0].patientId),
  },
  'fhir-export/queries responseExport': {
    may: ['clinician'],
    call: (actor, { ours }) => {
      const [{ appointmentId, responseId }] = ours.patients
      return responseExport(actor, { appointmentId, responseId })
    },
  },
  'fhir-export/queries questionnaireExport': {
    may: ['clinician', "other clinic's clinician"],
    call: (actor, { questionnaire }) => questionnaireExport(actor, questionnaire.versionId),
  },
}
