import sharp from 'sharp'
import { assignPhotos } from '@/e2e/factories/shipped'
import { openAssignment } from '@/lib/assignment/own-commands'
import { ownHome } from '@/lib/assignment/own-queries'
import { photo } from '@/lib/attachment/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { askAgain, replyThatItStands } from '@/lib/questionnaire-response/clarification-commands'
import { ownClarifications } from '@/lib/questionnaire-response/clarification-queries'
import { saveAnswers, savePage } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { addPhoto, removePhoto } from '@/lib/questionnaire-response/photo-commands'
import { answersBefore, ownResponse, toldChanges } from '@/lib/questionnaire-response/queries'
import { offeredParts } from '@/lib/questionnaire-response/reading-queries'
import type { Row } from './cell'

const poll = { system: 'https://skin-visit.example/fhir/CodeSystem/curiosity-poll' }

/** What a patient does with their own tasks and answers: nobody else, the clinic included */
export const answerRows: Record<string, Row> = {
  'assignment/own-queries ownHome': {
    may: ['patient', 'parent', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownHome(actor),
  },
  'assignment/own-commands openAssignment': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) => openAssignment(actor, ours.patients[0].guideAssignmentId),
  },
  'attachment/queries photo': {
    may: ['patient', 'parent', 'clinician'],
    call: (actor, { ours }) => photo(actor, ours.patients[0].photoId, 'full'),
  },
  'questionnaire-response/photo-commands addPhoto': {
    may: ['patient', 'parent'],
    prepare: (world) => assignPhotos(testDatabase().appUrl, world),
    call: async (actor, _, assignmentId) => {
      const create = { width: 9, height: 9, channels: 3 as const, background: '#c00' }
      const bytes = await sharp({ create }).jpeg().toBuffer()
      return addPhoto(actor, { assignmentId, linkId: 'photos', bytes, name: 'arm.jpg' })
    },
  },
  'questionnaire-response/photo-commands removePhoto': {
    may: ['patient', 'parent'],
    prepare: (world) => assignPhotos(testDatabase().appUrl, world),
    call: (actor, { ours }, assignmentId) =>
      removePhoto(actor, { assignmentId, linkId: 'photos', photoId: ours.patients[0].photoId }),
  },
  'questionnaire-response/queries ownResponse': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) => ownResponse(actor, ours.patients[0].sentAssignmentId),
  },
  'questionnaire-response/queries answersBefore': {
    may: [],
    call: (actor, { ours }) => answersBefore(actor, ours.patients[0].questionnaireAssignmentId),
  },
  'questionnaire-response/queries toldChanges': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      toldChanges(actor, {
        assignmentId: ours.patients[0].sentAssignmentId,
        revision: 1,
        linkIds: ['topics'],
      }),
  },
  'questionnaire-response/reading-queries offeredParts': {
    may: ['patient', 'parent', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => offeredParts(actor),
  },
  'questionnaire-response/commands saveAnswers': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      saveAnswers(actor, {
        assignmentId: ours.patients[0].questionnaireAssignmentId,
        baseRevision: 0,
        patch: { itch: { values: [{ valueInteger: 7 }] } },
      }),
  },
  'questionnaire-response/commands savePage': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      savePage(actor, ours.patients[0].questionnaireAssignmentId, () => ({
        page: null,
        baseRevision: 0,
        patch: { itch: { values: [{ valueInteger: 7 }] } },
      })),
  },
  'questionnaire-response/completion-commands completeResponse': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      completeResponse(actor, { assignmentId: ours.patients[0].sentAssignmentId, revision: 1 }),
  },
  'questionnaire-response/clarification-queries ownClarifications': {
    may: ['patient', 'parent', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownClarifications(actor),
  },
  'questionnaire-response/clarification-commands askAgain': {
    may: ['clinician'],
    call: (actor, { ours }) => {
      const { appointmentId, responseId } = ours.patients[0]
      return askAgain(actor, { appointmentId, responseId, linkId: 'learn', words: 'What did you mean?' })
    },
  },
  'questionnaire-response/clarification-commands replyThatItStands': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      replyThatItStands(actor, {
        clarificationId: ours.patients[0].clarificationId,
        // the same again, for it is answered
        words: 'To me',
      }),
  },
  'questionnaire-response/amendment-commands amendResponse': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      amendResponse(actor, {
        assignmentId: ours.patients[0].sentAssignmentId,
        baseRevision: 1,
        patch: { learn: { values: [{ valueCoding: { ...poll, code: 'how-they-work' } }] } },
        reason: 'I misread it',
      }),
  },
}
