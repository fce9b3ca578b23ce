import type { Brief, BriefFlag, FormRow } from './brief'

/** A brief with something in every part, made by hand */
const visit = '019b0000-0000-7000-8000-000000000001'
const earlier = '019b0000-0000-7000-8000-000000000000'
const skin = 'skin-response'
const place = (linkId: string, responseId = skin) => ({ appointmentId: visit, responseId, linkId })
const utc = (text: string) => new Date(`${text}Z`)

const flag = (flag: Partial<BriefFlag> & Pick<BriefFlag, 'ruleId' | 'words'>): BriefFlag => ({
  id: flag.ruleId,
  ruleVersion: '1.0.0',
  severity: 'high',
  kind: 'raised',
  citations: [],
  responseId: 'safety-response',
  isNew: null,
  acknowledged: null,
  passedOn: null,
  ...flag,
})

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
  topics: [
    {
      id: '1',
      source: 'picked',
      topic: 'Could a JAK inhibitor be right for me?',
      ownWords: '',
      guide: null,
      place: null,
      passage: null,
      addedBy: null,
      putOffAt: null,
      outcome: null,
    },
    {
      id: '2',
      source: 'own_words',
      topic: 'The clot…',
      ownWords: 'The clot I had in 2019',
      guide: null,
      place: null,
      passage: null,
      addedBy: null,
      putOffAt: null,
      outcome: null,
    },
    {
      id: '3',
      source: 'misunderstood',
      topic: 'When to call about a fever',
      ownWords: '',
      guide: 'Staying safe',
      place: null,
      passage: null,
      addedBy: null,
      putOffAt: utc('2026-11-03T15:00:00'),
      outcome: 'discussed',
    },
    {
      id: '4',
      source: 'asked_in_guide',
      topic: 'Heart, clots and smoking',
      ownWords: 'Does one a week count?',
      guide: 'Could it be right for me?',
      place: null,
      passage: {
        words: 'Say if you smoke, or smoked for a long time in the past.',
        language: 'en',
        version: '1.0.0',
        href: '/library/guides/v#at-heart-and-clots-2',
      },
      addedBy: null,
      putOffAt: null,
      outcome: null,
    },
  ],
  flags: [
    flag({
      ruleId: 'breathless',
      severity: 'urgent',
      kind: 'needs-clarifying',
      words: 'To clarify: Sudden breathlessness',
      citations: [
        {
          linkId: 'breathless',
          question: 'Did you get short of breath all of a sudden?',
          answer: 'Not sure',
        },
      ],
      isNew: true,
    }),
    flag({
      ruleId: 'heart-risk-50',
      severity: 'moderate',
      words: '50 or over with a risk of heart disease',
      citations: [
        { linkId: 'diabetes', question: 'Do you have diabetes?', answer: 'Yes' },
        { linkId: null, question: 'Age in years', answer: '52' },
      ],
      isNew: false,
    }),
  ],
  cleared: [{ ruleId: 'infection-now', severity: 'high', words: 'Infection now', place: null }],
  unheard: [],
  unscreened: ['Before your visit'],
  trends: [
    {
      ...{
        form: 'skin',
        code: 'itch',
        title: 'Worst itch in 24 hours',
        unit: null,
        min: 0,
        max: 10,
        higherIsWorse: true,
      },
      bands: [{ from: 7, label: 'severe' }],
      band: 'severe',
      points: [
        { visitAt: utc('2026-11-03T15:00:00'), value: 5, cannot: null, isSent: true, place: place('itch') },
        { visitAt: utc('2026-12-01T15:30:00'), value: 9, cannot: null, isSent: true, place: place('itch') },
      ],
      change: { difference: 4, since: utc('2026-11-03T15:00:00'), direction: 'worse', isMeaningful: true },
    },
    {
      ...{
        form: 'skin',
        code: 'flare-days',
        title: 'Flare days in 7',
        unit: 'days',
        min: 0,
        max: 7,
        higherIsWorse: true,
      },
      ...{ bands: [], band: null, change: null },
      points: [
        {
          visitAt: utc('2026-12-01T15:30:00'),
          value: null,
          cannot: 'The answer is “not sure”.',
          isSent: true,
          place: null,
        },
      ],
    },
  ],
  changes: [
    {
      title: 'JAK inhibitor safety check',
      since: utc('2026-09-01T15:00:00'),
      flips: [
        {
          ...{ linkId: 'smoking', question: 'Do you smoke, or did you use to?', kind: 'other' },
          ...{ now: 'I used to smoke, for years', before: 'I smoke now' },
          ...{ from: { ...place('smoking'), appointmentId: earlier }, to: place('smoking') },
        },
        {
          ...{
            linkId: 'areas',
            question: 'Where is your eczema now?',
            kind: 'several',
            came: 'Face, Neck',
            gone: 'Belly',
          },
          ...{ from: { ...place('areas'), appointmentId: earlier }, to: place('areas') },
        },
      ],
    },
  ],
  disagreements: [
    {
      ruleId: 'content-sleepless',
      ruleVersion: '1.0.0',
      citations: [
        {
          words: 'Content with the treatment',
          question: 'How happy are you with the treatment you use now?',
          answer: 'Mostly happy',
          place: place('content'),
        },
        {
          words: 'much sleep lost',
          question: 'How much sleep did your skin cost you in the last 7 days?',
          answer: '8 of 10',
          place: place('sleep-loss'),
        },
      ],
    },
  ],
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
