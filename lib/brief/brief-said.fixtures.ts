import type { Brief, BriefFlag } from './brief'

/** What was said and what follows from it, for a brief with something in every part */
export const visit = '019b0000-0000-7000-8000-000000000001'
const earlier = '019b0000-0000-7000-8000-000000000000'
export const skin = 'skin-response'
export const place = (linkId: string, responseId = skin) => ({ appointmentId: visit, responseId, linkId })
export const utc = (text: string) => new Date(`${text}Z`)

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

export const topics: Brief['topics'] = [
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
]

export const flags: Brief['flags'] = [
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
]

export const trends: Brief['trends'] = [
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
]

export const changes: Brief['changes'] = [
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
]

export const disagreements: Brief['disagreements'] = [
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
]
