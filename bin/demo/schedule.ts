import { addDays } from '@/lib/platform/zoned-time'
import { hasAccount } from './accounts'
import { calendar } from './calendar'
import { course, pastVisits, saidTo, visitAhead, workedDay } from './history'
import { people } from './people'
import { seededRandom } from './random'
import { formsOf, type Story } from './story'
import { stories } from './today'
import { type VisitPlan, visitPlan } from './visit-plan'

/** Every visit of a new demo clinic: three months back, several today, three weeks ahead */
export function schedule(today: string, zone: string): VisitPlan[] {
  const clock = { today, calendar: calendar(zone) }
  const plans: VisitPlan[] = []
  stories.forEach((story, at) => {
    plans.push(...pastVisits(at, story.past, clock))
    plans.push(storyToday(story, at, clock.calendar.take(at % 2, today, story.time)))
  })
  people.slice(stories.length).forEach((_, turn) => {
    const at = stories.length + turn
    const random = seededRandom(100 + at)
    const count = hasAccount(at) ? random.whole(1, 3) : 0
    const levels = course(random, count + 1)
    const past = levels.slice(0, count).map((severity) => ({ severity }))
    if (past.length > 0) plans.push(...pastVisits(at, past, clock))
    // one in six has nothing ahead
    if (turn % 6 === 5) return
    const day = workedDay(today, 1 + (turn % 15))
    const startsAt = clock.calendar.free(at % 2, day, random.whole(0, 18))
    plans.push(withoutAnswers(at, visitAhead(at, startsAt, levels.at(-1) ?? 5, turn)))
  })
  return plans
}

/** Visits for a clinic that was made so long ago that it has none left: some today, some in the days to come */
export function freshVisits(today: string, zone: string): VisitPlan[] {
  const clock = calendar(zone)
  const worked = workedDay(addDays(today, -1), 1) === today
  return people.slice(0, 40).map((_, at) => {
    const random = seededRandom(Number(today.replaceAll('-', '')) + at)
    const ahead = at < 10 ? 0 : 1 + (at % 15)
    const day = workedDay(today, ahead)
    const startsAt =
      ahead === 0 && !worked
        ? clock.take(at % 2, today, `${9 + Math.floor(at / 2)}:00`.padStart(5, '0'))
        : clock.free(at % 2, day, random.whole(0, 18))
    return withoutAnswers(at, visitAhead(at, startsAt, random.whole(1, 9), at))
  })
}

function storyToday(story: Story, at: number, startsAt: Date): VisitPlan {
  const person = people[at]
  if (!person) throw new Error(`There is no person ${at}`)
  const all = saidTo(person, story.severity, seededRandom(7000 + at))
  const forms = Object.fromEntries(formsOf(story.set).map((form) => [form, story.said?.[form] ?? all[form]]))
  return visitPlan({ startsAt, clinician: at % 2, person: at }, { forms, ...story.plan })
}

/** Who cannot sign in yet has answered nothing */
function withoutAnswers(at: number, plan: VisitPlan): VisitPlan {
  if (hasAccount(at) || plan.progress === 'nothing-assigned') return plan
  return { ...plan, progress: 'not-opened', reviewed: 'no' }
}
