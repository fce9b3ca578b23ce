import type { World } from '../factories/world'

export type Who = 'patient' | 'clinician' | 'administrator' | 'nobody'
/** Pages with forms on them, and who comes to them */
export const pages: [Who, (world: World) => string][] = [
  ['nobody', () => '/sign-in'],
  ['nobody', () => '/reset'],
  ['administrator', () => '/accounts'],
  ['administrator', () => '/clinic'],
  ['administrator', () => '/erasures'],
  ['administrator', ({ ours }) => `/erasures/${ours.patients[0].patientId}`],
  ['clinician', () => '/account'],
  ['clinician', () => '/patients/new'],
  ['clinician', ({ ours }) => `/patients/${ours.patients[0].patientId}`],
  ['clinician', ({ ours }) => `/patients/${ours.patients[0].patientId}/edit`],
  ['clinician', ({ ours }) => `/patients/${ours.patients[0].patientId}/visits/new`],
  ['clinician', ({ ours }) => `/patients/${ours.patients[0].patientId}/assign`],
  ['clinician', ({ ours }) => `/visits/${ours.patients[0].appointmentId}/edit`],
  ['clinician', () => '/library/questionnaires/drafts'],
  ['clinician', ({ ours }) => `/library/questionnaires/drafts/${ours.draftId}`],
  ['clinician', ({ ours }) => `/library/questionnaires/drafts/${ours.draftId}?item=a`],
  ['clinician', ({ ours }) => `/library/questionnaires/drafts/${ours.draftId}/rules?score=`],
  ['clinician', ({ ours }) => `/library/questionnaires/drafts/${ours.draftId}/rules?flag=`],
  ['clinician', ({ ours }) => `/library/questionnaires/drafts/${ours.draftId}/publish`],
  ['patient', () => '/list'],
  ['patient', ({ ours }) => `/guides/${ours.patients[0].guideAssignmentId}`],
  ['patient', ({ ours }) => `/questions/${ours.patients[0].questionnaireAssignmentId}`],
  ['patient', ({ ours }) => `/questions/${ours.patients[0].questionnaireAssignmentId}/1`],
  ['patient', ({ ours }) => `/questions/${ours.patients[0].sentAssignmentId}/change/1`],
]
