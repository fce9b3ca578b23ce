import { openAssignment } from '@/lib/assignment/own-commands'
import { ownHome } from '@/lib/assignment/own-queries'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import {
  answersBefore,
  ownAssignedGuides,
  ownResponse,
  toldChanges,
} from '@/lib/questionnaire-response/queries'
import type { Row } from './cell'

const poll = { system: 'https://skin-visit.example/fhir/CodeSystem/curiosity-poll' }

/** What a patient does with their own tasks and answers: nobody else, the clinic included */
export const answerRows: Record<string, Row> = {
  'assignment/own-queries ownHome': {
    may: ['patient', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownHome(actor),
  },
  'assignment/own-commands openAssignment': {
    may: ['patient'],
    call: (actor, { ours }) => openAssignment(actor, ours.patients[0].guideAssignmentId),
  },
  'questionnaire-response/queries ownResponse': {
    may: ['patient'],
    call: (actor, { ours }) => ownResponse(actor, ours.patients[0].sentAssignmentId),
  },
  'questionnaire-response/queries answersBefore': {
    may: [],
    call: (actor, { ours }) => answersBefore(actor, ours.patients[0].questionnaireAssignmentId),
  },
  'questionnaire-response/queries toldChanges': {
    may: ['patient'],
    call: (actor, { ours }) =>
      toldChanges(actor, {
        assignmentId: ours.patients[0].sentAssignmentId,
        revision: 1,
        linkIds: ['topics'],
      }),
  },
  'questionnaire-response/queries ownAssignedGuides': {
    may: ['patient'],
    call: (actor, { ours, guide }) =>
      ownAssignedGuides(actor, {
        assignmentId: ours.patients[0].questionnaireAssignmentId,
        slugs: [guide.slug],
      }),
  },
  'questionnaire-response/commands saveAnswers': {
    may: ['patient'],
    call: (actor, { ours }) =>
      saveAnswers(actor, {
        assignmentId: ours.patients[0].questionnaireAssignmentId,
        baseRevision: 0,
        patch: { itch: { values: [{ valueInteger: 7 }] } },
      }),
  },
  'questionnaire-response/completion-commands completeResponse': {
    may: ['patient'],
    call: (actor, { ours }) =>
      completeResponse(actor, { assignmentId: ours.patients[0].sentAssignmentId, revision: 1 }),
  },
  'questionnaire-response/amendment-commands amendResponse': {
    may: ['patient'],
    call: (actor, { ours }) =>
      amendResponse(actor, {
        assignmentId: ours.patients[0].sentAssignmentId,
        baseRevision: 1,
        patch: { learn: { values: [{ valueCoding: { ...poll, code: 'how-they-work' } }] } },
        reason: 'I misread it',
      }),
  },
}
