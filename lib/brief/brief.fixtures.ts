import type { Brief, FormRow } from './brief'
import { changes, disagreements, flags, place, skin, topics, trends, utc, visit } from './brief-said.fixtures'

const row = (
  linkId: string,
  question: string,
  words: string,
  state: FormRow['state'] = 'answered',
): FormRow => ({
  ...{
    linkId,
    question,
    words,
    pictures: [],
    state,
    sections: [],
    pageKey: '1',
    author: null,
    before: null,
    flags: [],
  },
})

/** A brief with something in every part, made by hand */
export const fullBrief: Brief = {
  asOf: utc('2026-12-01T15:05:00'),
  visit: {
    appointmentId: visit,
    startsAt: utc('2026-12-01T15:30:00'),
    minutes: 20,
    reason: 'Talk about a JAK inhibitor',
    status: 'booked',
    practitioner: 'Dr Shah',
    isClosed: false,
  },
  patient: {
    id: 'patient',
    givenName: 'María',
    familyName: 'O’Brien-López 🌻',
    birthDate: utc('1981-03-04T00:00:00'),
    language: 'es',
  },
  previous: null,
  next: null,
  sending: {
    ...{
      assigned: 4,
      sent: 3,
      things: 6,
      lastSentAt: utc('2026-11-30T03:12:00'),
      review: null,
      lastChangedAt: utc('2026-11-30T03:12:00'),
    },
    ...{ respondents: ['patient', 'parent'], sentSinceReview: [] },
  },
  topics,
  flags,
  cleared: [{ ruleId: 'infection-now', severity: 'high', words: 'Infection now', place: null }],
  unheard: [],
  unscreened: ['Before your visit'],
  trends,
  changes,
  disagreements,
  guides: [
    {
      ...{
        assignmentId: 'g1',
        title: 'Staying safe',
        version: '1.0.0',
        state: 'read',
        sectionsRead: 6,
        ...{ endsSeen: 6, minutes: 8 },
        sections: 6,
      },
      missed: [{ topic: 'When to call about a fever', how: 'wrong' }],
    },
    {
      ...{
        assignmentId: 'g2',
        title: 'Nine facts',
        version: '1.1.0',
        state: 'part',
        sectionsRead: 4,
        ...{ endsSeen: 3, minutes: 5 },
        sections: 9,
      },
      missed: [{ topic: 'Vaccines before starting', how: 'not-sure' }],
    },
  ],
  missing: [
    { kind: 'in-progress', items: [{ words: 'Before your visit', detail: '4 of 11', place: null }] },
    { kind: 'not-assigned', items: [{ words: 'What would you like to learn?', detail: '', place: null }] },
    { kind: 'declined', items: [{ words: 'Do you have HIV?', detail: '', place: place('hiv') }] },
  ],
  clarifications: [
    {
      ...{
        id: 'k2',
        responseId: skin,
        linkId: 'sleep-loss',
        question: 'How much sleep did your skin cost you?',
      },
      ...{
        words: 'Every night, or only at the weekend?',
        by: 'Dr Shah',
        askedAt: utc('2026-11-30T15:00:00'),
      },
      ...{ answeredAt: null, reply: '', isChanged: false, place: place('sleep-loss') },
    },
    {
      ...{ id: 'k1', responseId: skin, linkId: 'itch', question: 'How bad was your worst itch?' },
      ...{ words: 'On which day?', by: 'Dr Shah', askedAt: utc('2026-11-30T14:00:00') },
      ...{
        answeredAt: utc('2026-11-30T16:30:00'),
        reply: 'On Monday',
        isChanged: true,
        place: place('itch'),
      },
    },
  ],
  ownWords: [
    {
      question: 'Is there anything else about your skin that you want your clinic to know?',
      words: 'The nights are the worst.\nI wake at two and at four.',
      place: place('own-words'),
    },
  ],
  interests: [
    { question: 'What would you most like to learn?', words: 'How safe they are', place: place('learn') },
  ],
  forms: [
    {
      ...{ assignmentId: 'a1', title: 'How is your skin?', version: '1.0.0', state: 'sent', progress: null },
      ...{ responseId: skin, sentAt: utc('2026-11-30T03:12:00'), sentBy: 'María', respondent: 'patient' },
      corrections: [],
      rows: [row('itch', 'How bad was your worst itch in the last 24 hours?', '9 of 10')],
    },
  ],
}
