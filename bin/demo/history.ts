import { addDays } from '@/lib/platform/zoned-time'
import { type Calendar, isWorked } from './calendar'
import { type Person, people } from './people'
import { beforeVisit, poll, type Severity, safety, skin, talk } from './profiles'
import { type Random, seededRandom } from './random'
import type { Said } from './said'
import { FOLLOW_UP, JAK_GUIDES, type Progress, type VisitPlan, visitPlan } from './visit-plan'

const REASONS: readonly [string, ...string[]] = [
  'Eczema follow-up',
  'Review of treatment',
  'Hand eczema',
  'Talk about a JAK inhibitor',
  'Flare that will not settle',
]
const NOTES: readonly [string, ...string[]] = [
  '',
  '',
  'Bring the creams you use now.',
  'Read the guide on safety before you answer the safety check.',
]

/** Where somebody's eczema has been and is: one value a visit, the last one the visit to come */
export function course(random: Random, visits: number): Severity[] {
  const start = random.whole(3, 9)
  const drift = random.pick([-1.4, -0.8, -0.3, 0, 0.4, 0.9])
  return Array.from({ length: visits }, (_, at) =>
    Math.max(0, Math.min(10, start + drift * at + random.next() * 2 - 1)),
  )
}

/** What somebody says to a form at a visit */
export function saidTo(person: Person, severity: Severity, random: Random): Required<VisitPlan['forms']> {
  return {
    'curiosity-poll': poll(random),
    'before-your-visit': beforeVisit(severity, person, random),
    'how-is-your-skin': skin(severity, random),
    'jak-safety-check': safety(person, random),
    'what-to-talk-about': talk(severity, random),
  }
}

/** `talk`: had a list of topics to pick from, though not the first visit */
export type PastVisit = { severity: Severity; safety?: Said; skin?: Said; talk?: Said }

/** Visits of the last three months, oldest first; the first brought the guides and the whole set of questions */
export function pastVisits(
  at: number,
  past: readonly PastVisit[],
  clock: { today: string; calendar: Calendar },
) {
  const person = people[at]
  if (!person) return []
  const random = seededRandom(4000 + at)
  const clinician = at % 2
  const space = Math.floor(84 / past.length)
  const plans = past.map((visit, turn): VisitPlan => {
    const day = addDays(clock.today, -(past.length - turn) * space + random.whole(0, Math.min(6, space - 9)))
    const startsAt = clock.calendar.free(clinician, day, random.whole(0, 18))
    const all = saidTo(person, visit.severity, random)
    const skinSaid = { ...all['how-is-your-skin'], ...visit.skin }
    const isFirst = turn === 0
    const forms = isFirst
      ? { ...all, 'how-is-your-skin': skinSaid, 'jak-safety-check': visit.safety ?? all['jak-safety-check'] }
      : {
          ...{ 'how-is-your-skin': skinSaid, 'before-your-visit': all['before-your-visit'] },
          ...(visit.talk ? { 'what-to-talk-about': visit.talk } : {}),
        }
    const isUnread = random.chance(0.12) && !visit.safety && !visit.skin
    return visitPlan(
      { startsAt, clinician, person: at },
      {
        reason: isFirst ? 'First visit for eczema' : random.pick(REASONS),
        status: random.chance(0.04) && !isFirst ? 'cancelled' : 'fulfilled',
        forms,
        guides: isFirst ? ['at-a-glance', 'how-eczema-is-treated'] : turn === 1 ? ['is-it-time'] : [],
        progress: isUnread ? 'not-opened' : 'sent',
        reviewed: (random.chance(0.9) || visit.talk) && !isUnread ? 'yes' : 'no',
        misunderstood: random.chance(0.4) ? 1 : 0,
        asked: random.chance(0.3) ? 1 : 0,
        putsOff: turn === past.length - 1 ? 2 : 0,
      },
    )
  })
  return plans
}

const PROGRESS: readonly Progress[] = [
  'sent',
  'not-opened',
  'begun',
  'sent',
  'partly-sent',
  'nothing-assigned',
]

/** A visit that is still to come */
export function visitAhead(at: number, startsAt: Date, severity: Severity, turn: number): VisitPlan {
  const random = seededRandom(9000 + at)
  const person = people[at]
  if (!person) throw new Error(`There is no person ${at}`)
  const progress = PROGRESS[turn % PROGRESS.length] ?? 'sent'
  const isAboutJak = person.age > 11 && random.chance(0.4)
  const all = saidTo(person, severity, random)
  const followUp = Object.fromEntries(FOLLOW_UP.map((form) => [form, all[form]]))
  return visitPlan(
    { startsAt, clinician: at % 2, person: at },
    {
      reason: isAboutJak ? 'Talk about a JAK inhibitor' : random.pick(REASONS),
      status: turn % 17 === 11 ? 'cancelled' : 'booked',
      forms: isAboutJak ? all : followUp,
      guides: isAboutJak ? JAK_GUIDES : random.some(['seven-questions', 'how-eczema-is-treated'], 1),
      progress,
      reviewed: progress === 'sent' && random.chance(0.3) ? 'yes' : 'no',
      misunderstood: random.whole(0, 2),
      asked: random.whole(0, 2),
      note: random.pick(NOTES),
    },
  )
}

/** The day so many working days on, or today */
export function workedDay(today: string, ahead: number): string {
  let day = today
  for (let left = ahead; left > 0; ) {
    day = addDays(day, 1)
    if (isWorked(day)) left -= 1
  }
  return day
}
