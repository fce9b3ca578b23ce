import type { Person } from './people'
import type { Random } from './random'
import { NOT_SURE, type Said } from './said'

/** How bad somebody's eczema is at a visit, 0 to 10; everything they say of it follows from that and from chance */
export type Severity = number

const within = (value: number, max: number): number => Math.max(0, Math.min(max, Math.round(value)))
const CONTROL = ['completely', 'mostly', 'partly', 'poorly', 'not-at-all'] as const

const AREAS = [
  ...['left-inner-elbow', 'right-inner-elbow', 'left-back-of-knee', 'right-back-of-knee', 'neck'],
  ...['left-hand', 'right-hand', 'face', 'eyelids', 'scalp', 'chest', 'upper-back', 'left-forearm'],
  ...['right-forearm', 'left-lower-leg', 'right-lower-leg', 'left-foot', 'right-foot', 'belly'],
]

const ABOUT_SKIN: readonly [string, ...string[]] = [
  'It is worse at night and when I am stressed at work.',
  'The new cream stings for about ten minutes after I put it on.',
  'Much calmer since I stopped the scented wash.',
  'My hands crack when I wash dishes, and then I cannot grip a pen.',
  'I had two good weeks and then it all came back after a cold.',
  'I would like to wear short sleeves again.',
]

export function skin(severity: Severity, random: Random): Said {
  const around = (max: number) => within((severity / 10) * max + random.next() * 1.6 - 0.8, max)
  const areas = random.some(AREAS, Math.ceil(severity * 1.4))
  return {
    itch: random.chance(0.03) ? NOT_SURE : around(10),
    'sleep-loss': random.chance(0.05) ? NOT_SURE : within(around(10) - 1, 10),
    control: CONTROL[within((severity / 10) * 4, 4)] ?? 'partly',
    'flare-days': around(7),
    areas: areas.length > 0 ? areas : ['none'],
    ...(random.chance(0.4) ? { 'own-words': random.pick(ABOUT_SKIN) } : {}),
  }
}

const IN_THE_WAY = ['sleep', 'self', 'work-or-school', 'people', 'activities', 'intimacy']
const BARRIERS = ['time', 'forget', 'feel', 'side-effects', 'cost', 'unclear', 'no-help', 'ran-out']
const TRIED = [
  'steroid-cream',
  'other-cream',
  'steroid-tablets',
  'immune-tablets',
  'light',
  'biologic',
  'home',
]

export function beforeVisit(severity: Severity, person: Person, random: Random): Said {
  const at = Math.min(3, Math.floor(severity / 2.6))
  const inTheWay = random.some(IN_THE_WAY.slice(0, person.age < 18 ? 5 : 6), Math.floor(severity / 2))
  const tried = ['steroid-cream', ...random.some(TRIED.slice(1), Math.floor(severity / 2))]
  const follows = random.pick(['always', 'mostly', 'mostly', 'sometimes', 'rarely'])
  const helped = (severity > 6 ? ['a-little', 'not-at-all'] : ['a-lot', 'a-little']) as [string, string]
  return {
    content: ['very', 'mostly', 'not-really', 'not-at-all'][at] ?? 'mostly',
    improved: ['as-hoped', 'as-hoped', 'less', severity > 8 ? 'worse' : 'no-change'][at] ?? 'less',
    'play-down': random.pick(['never', 'never', 'sometimes', 'often', NOT_SURE]),
    'gets-in-the-way': inTheWay.length > 0 ? inTheWay : ['none'],
    'follow-plan': follows,
    ...(follows === 'always' ? {} : { 'plan-barriers': random.some(BARRIERS, random.whole(1, 2)) }),
    tried,
    ...Object.fromEntries(tried.map((one) => [`helped-${one}`, random.pick(helped)])),
    ...(random.chance(0.2) ? { 'other-tried': 'Coconut oil and an oat bath. Both helped a little.' } : {}),
  }
}

/** Answers that raise something, and how likely each is */
const HEALTH: readonly [linkId: string, share: number, youngest: number][] = [
  ['infection-now', 0.05, 0],
  ['tb-contact', 0.04, 16],
  ['tb-places', 0.12, 5],
  ['shingles-past', 0.1, 40],
  ['eczema-herpeticum', 0.06, 3],
  ['family-clots', 0.07, 0],
  ['clot', 0.05, 45],
  ['surgery', 0.05, 16],
  ['high-blood-pressure', 0.35, 48],
  ['diabetes', 0.15, 48],
  ['high-cholesterol', 0.25, 48],
  ['heart-attack', 0.06, 60],
  ['blood-thinners', 0.2, 60],
  ['immune-medicines', 0.12, 16],
  ['live-vaccine', 0.04, 0],
  ['vaccines-due', 0.3, 0],
  ['needles', 0.25, 5],
  ['cost', 0.35, 18],
]

export function safety(person: Person, random: Random): Said {
  const told = HEALTH.flatMap(([linkId, share, youngest]) => {
    if (person.age < youngest || !random.chance(share)) return []
    return [[linkId, true] as const]
  })
  const unsure = random.chance(0.2) ? random.pick(['tb-contact', 'family-clots', 'hepatitis']) : undefined
  return {
    ...Object.fromEntries(told),
    ...(unsure ? { [unsure]: NOT_SURE } : {}),
    smoking:
      person.age < 16 ? 'never' : random.pick(['never', 'never', 'never', 'past-short', 'past-long', 'now']),
    interacting: [random.pick(['none', 'none', 'none', 'none', 'fluoxetine', 'grapefruit', 'fluconazole'])],
    prefers: random.pick(['tablet', 'cream', 'shot', 'any']),
    ...(person.childbearing ? { 'can-be-pregnant': true, contraception: random.chance(0.85) } : {}),
  }
}

const TOPICS = [
  ...['better-control', 'what-else', 'how-often', 'flare-plan', 'between-flares', 'more-from-medicine'],
  ...['what-to-avoid', 'nothing-helps', 'jak-for-me', 'how-often-visit'],
]
const OWN_TOPICS: readonly [string, ...string[]] = [
  'Can I swim in the sea with this cream on?',
  'My mother-in-law says it is the milk. Is it the milk?',
  'A letter for my employer about gloves',
  'Whether my daughter could get it too',
]

export function talk(severity: Severity, random: Random): Said {
  const picked = random.some(TOPICS, random.whole(1, 2 + Math.floor(severity / 4)))
  return {
    topics: random.chance(0.25) ? [...picked, random.pick(OWN_TOPICS)] : picked,
    ...(random.chance(0.4)
      ? { 'most-wanted': 'A plan for the next flare that I can follow by myself.' }
      : {}),
  }
}

export const poll = (random: Random): Said => ({
  learn: random.pick(['how-they-work', 'right-for-me', 'safety', 'cost', 'starting', 'comparing']),
})
