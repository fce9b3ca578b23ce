import { DECLINED, NOT_SURE } from './said'
import type { Story } from './story'
import { JAK_GUIDES } from './visit-plan'

const everyGuide = [
  ...JAK_GUIDES,
  'how-eczema-is-treated',
  'is-it-time',
  'seven-questions',
  'deciding-together',
]

/** Everything assigned, everything sent, and as much to say as anybody has */
export const maria: Story = {
  time: '09:00',
  severity: 8,
  past: [
    {
      severity: 5,
      skin: { itch: 5, 'sleep-loss': 4, 'flare-days': 2 },
      safety: {
        ...{ 'infection-now': true, 'high-blood-pressure': true, 'tb-places': true, needles: true },
        ...{ smoking: 'now', interacting: ['none'], 'family-clots': NOT_SURE, prefers: 'any' },
      },
    },
    { severity: 6, skin: { itch: 6, 'sleep-loss': 5, 'flare-days': 3 } },
    { severity: 4, skin: { itch: 4, 'sleep-loss': NOT_SURE, 'flare-days': 2 } },
    { severity: 5, skin: { itch: 5, 'sleep-loss': 3, 'flare-days': 3 } },
    {
      ...{ severity: 5, skin: { itch: 5, 'sleep-loss': 5, control: 'partly', 'flare-days': 3 } },
      talk: { topics: ['how-often', 'more-from-medicine'], 'most-wanted': 'How often to use the cream' },
    },
  ],
  set: 'everything',
  said: {
    'how-is-your-skin': {
      ...{ itch: 9, 'sleep-loss': 8, control: 'not-at-all', 'flare-days': 6 },
      areas: ['face', 'eyelids', 'neck', 'left-inner-elbow', 'right-inner-elbow', 'left-hand', 'right-hand'],
      'own-words':
        'The nights are the worst. I wake at two and at four and scratch until the sheets are bloody, and then I am no use to anybody in the morning. My hands split at the knuckles at work, so I have been wearing cotton gloves under the rubber ones, which helps a bit but the sweat makes the itch worse by noon. My wedding is in March and I do not want to hide my arms in every picture.',
    },
    'before-your-visit': {
      ...{ content: 'mostly', improved: 'worse', 'play-down': 'often', 'follow-plan': 'sometimes' },
      'gets-in-the-way': ['sleep', 'self', 'work-or-school', 'people', 'intimacy'],
      'plan-barriers': [
        'feel',
        'side-effects',
        'cost',
        'The tube is empty after four days, and the next one is not due for two weeks.',
      ],
      tried: [
        'steroid-cream',
        'other-cream',
        'steroid-tablets',
        'immune-tablets',
        'light',
        'biologic',
        'home',
      ],
      ...{
        'helped-steroid-cream': 'a-little',
        'helped-other-cream': 'not-at-all',
        'helped-home': 'a-little',
      },
      ...{ 'helped-steroid-tablets': 'a-lot', 'helped-immune-tablets': 'a-little', 'helped-light': NOT_SURE },
      'other-tried':
        'Evening primrose oil, a gluten-free diet for six months, and an ointment from my aunt that had no label on it.',
    },
    'jak-safety-check': {
      ...{
        breathless: NOT_SURE,
        clot: true,
        'blood-thinners': true,
        'tb-contact': NOT_SURE,
        hepatitis: DECLINED,
      },
      ...{ 'shingles-past': true, 'tb-places': true, 'high-blood-pressure': true, 'high-cholesterol': true },
      ...{ estrogen: true, surgery: true, smoking: 'past-long', interacting: ['fluconazole', 'grapefruit'] },
      ...{ needles: true, cost: true, 'vaccines-due': true, prefers: 'tablet', 'can-be-pregnant': false },
      'other-medicines':
        'Apixaban 5 mg twice a day, amlodipine, atorvastatin, an estrogen patch, cetirizine at night.',
    },
    'what-to-talk-about': {
      topics: [
        ...[
          'jak-for-me',
          'nothing-helps',
          'The blood clot I had in 2019 and whether that rules these tablets out',
          'flare-plan',
        ],
        ...['between-flares', 'what-to-avoid'],
      ],
      'most-wanted':
        'Whether I can start something before the wedding, and what I do on the nights when I cannot stop.',
    },
  },
  plan: {
    reason: 'Talk about a JAK inhibitor',
    guides: everyGuide,
    misunderstood: 3,
    asked: 2,
    askedAgain: [
      {
        ...{ form: 'jak-safety-check', linkId: 'blood-thinners' },
        ...{
          words: 'Is it still the 5 mg tablet, and twice a day?',
          reply: 'Yes, since 2019, and never missed',
        },
      },
      {
        ...{ form: 'jak-safety-check', linkId: 'tb-contact' },
        words: 'Who was it, and were they treated?',
      },
    ],
    note: 'Read the guide on safety before you answer the safety check.',
  },
}
