import { addOwnTopic, askAboutCheck, askAboutParagraph, askAboutSection } from '@/lib/agenda/commands'
import { moveTopic, removeTopic, restoreTopic, rewordTopic } from '@/lib/agenda/list-commands'
import { listedFrom, ownLists } from '@/lib/agenda/queries'
import { answerCheck, readSection } from '@/lib/guide/commands'
import { libraryGuide, libraryGuides, ownGuide } from '@/lib/guide/queries'
import { openSection, readSafetyChanges } from '@/lib/guide/recall-commands'
import { ownRecalls, recallReaders } from '@/lib/guide/recall-queries'
import { noteReading } from '@/lib/guide/receipt-commands'
import type { Row } from './cell'

// what the guide of the test world is made of
const sectionId = 'fast-relief'
const checkId = 'sam-steroid-tablets'

const clinics = ['clinician', 'staff', "other clinic's clinician", "other clinic's staff"] as const

/** Reading and talking about it is the patient's; the shelf is every clinic's */
export const guideRows: Record<string, Row> = {
  'guide/queries ownGuide': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) => ownGuide(actor, ours.patients[0].guideAssignmentId),
  },
  'guide/queries libraryGuides': { may: clinics, own: true, call: (actor) => libraryGuides(actor) },
  'guide/queries libraryGuide': {
    may: clinics,
    call: (actor, { guide }) => libraryGuide(actor, guide.versionId),
  },
  'guide/recall-queries ownRecalls': {
    may: ['patient', 'parent', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownRecalls(actor),
  },
  'guide/recall-queries recallReaders': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor, { guide }) => recallReaders(actor, guide.versionId),
  },
  'guide/recall-commands openSection': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      openSection(actor, { assignmentId: ours.patients[0].guideAssignmentId, sectionId }),
  },
  'guide/receipt-commands noteReading': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      noteReading(actor, {
        ...{ assignmentId: ours.patients[0].guideAssignmentId, sectionId, seconds: '12', isAtEnd: 'yes' },
      }),
  },
  'guide/recall-commands readSafetyChanges': {
    may: ['patient', 'parent'],
    call: (actor, { ours, guide }) =>
      readSafetyChanges(actor, {
        assignmentId: ours.patients[0].guideAssignmentId,
        versionId: guide.versionId,
      }),
  },
  'guide/commands readSection': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      readSection(actor, { assignmentId: ours.patients[0].guideAssignmentId, sectionId }),
  },
  'guide/commands answerCheck': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      answerCheck(actor, {
        assignmentId: ours.patients[0].guideAssignmentId,
        sectionId,
        checkId,
        optionId: 'not-sure',
      }),
  },
  'agenda/queries ownLists': {
    may: ['patient', 'parent', 'other patient', "other clinic's patient"],
    own: true,
    call: (actor) => ownLists(actor),
  },
  'agenda/queries listedFrom': {
    may: ['patient', 'parent'],
    call: async (actor, { ours }) => {
      const { guideAssignmentId: assignmentId } = ours.patients[0]
      await askAboutSection(actor, { assignmentId, sectionId, words: '' })
      return listedFrom(actor, assignmentId)
    },
  },
  'agenda/commands addOwnTopic': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      addOwnTopic(actor, { appointmentId: ours.patients[0].appointmentId, words: 'My hands' }),
  },
  'agenda/commands askAboutSection': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      askAboutSection(actor, { assignmentId: ours.patients[0].guideAssignmentId, sectionId, words: '' }),
  },
  'agenda/commands askAboutParagraph': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      askAboutParagraph(actor, {
        ...{ assignmentId: ours.patients[0].guideAssignmentId, sectionId, paragraph: '1', words: '' },
      }),
  },
  'agenda/commands askAboutCheck': {
    may: ['patient', 'parent'],
    call: (actor, { ours }) =>
      askAboutCheck(actor, { assignmentId: ours.patients[0].guideAssignmentId, sectionId, checkId }),
  },
  // what a grown-up wrote on the list is theirs alone, as what who acts for them wrote is that person's
  'agenda/list-commands removeTopic': {
    may: ['patient'],
    call: (actor, { ours }) => removeTopic(actor, { itemId: ours.patients[0].agendaItemId }),
  },
  'agenda/list-commands restoreTopic': {
    may: ['patient'],
    call: (actor, { ours }) => restoreTopic(actor, { itemId: ours.patients[0].agendaItemId }),
  },
  'agenda/list-commands moveTopic': {
    may: ['patient'],
    call: (actor, { ours }) => moveTopic(actor, { itemId: ours.patients[0].agendaItemId, way: 'up' }),
  },
  'agenda/list-commands rewordTopic': {
    may: ['patient'],
    call: (actor, { ours }) =>
      rewordTopic(actor, { itemId: ours.patients[0].agendaItemId, words: 'At night' }),
  },
}
