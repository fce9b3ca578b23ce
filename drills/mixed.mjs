import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { get } from './page.mjs'
import { post, QUESTIONS } from './patient.mjs'

/** Out of a hundred requests; the rest are a patient's next step: begin, five answers, send */
const PAGES = { home: 15, questions: 10, today: 10, brief: 10 }

/**
 * So many requests a second for so many seconds, whether or not the answers keep up: patients who answer and send, the pages that they
 * look at, and the clinic's lists and briefs. Gives what was acknowledged, how long each kind took, and what was answered otherwise.
 * `sample` is called every five seconds.
 */
export async function mixed(ground, site, { rate, seconds, sample = () => {} }) {
  const crowd = await gathered(ground, {
    size: Math.max(60, Math.round((rate * seconds * 0.6) / 7)) + rate,
    at: rate,
  })
  const times = {}
  const errors = {}
  const began = performance.now()
  const under = new Set()
  let sampled = 0
  for (let nth = 0; nth < rate * seconds; nth++) {
    const due = began + (nth * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await pause(early)
    if (performance.now() - began > sampled * 5000) sample(sampled++ * 5)
    const one = crowd.ask(nth % 100)
    if (!one) continue
    const { kind, ask } = one
    // from when it was due: where the server holds things up, what waits behind counts too
    const answered = ask(site)
      .catch(() => 0)
      .then((status) => {
        // what is turned away at once would make the others look fast
        if (status !== 200 && status !== 303) errors[status] = (errors[status] ?? 0) + 1
        else {
          times[kind] ??= []
          times[kind].push(performance.now() - due)
        }
      })
      .finally(() => under.delete(answered))
    under.add(answered)
  }
  await Promise.all(under)
  const took = (performance.now() - began) / 1000
  const all = Object.values(times).flat()
  const requests = Object.values(errors).reduce((sum, one) => sum + one, all.length)
  return { said: crowd.said(), times, errors, requests, rate: all.length / took }
}

/** Everybody who asks for something: patients in turn, and the clinician of their clinic */
async function gathered(ground, { size, at: active }) {
  const people = await ground.people(size)
  const [{ clinicId }] = people
  const [{ account }] =
    await ground.superuser`select account_id as account from practitioner where clinic_id = ${clinicId}`
  // 25 visits today, as the day's list has them, and all the others after its week: nobody has thousands in one
  await ground.superuser`update appointment set starts_at = now() + interval '30 days' where clinic_id = ${clinicId}`
  await ground.superuser`
    update appointment set starts_at = now() + interval '1 hour'
    where clinic_id = ${clinicId} and id in (select id from appointment where clinic_id = ${clinicId} limit 25)`
  const visits = await ground.superuser`select id from appointment where clinic_id = ${clinicId} limit 200`
  const cookie = await ground.signIn(account)
  const all = people.map((person) => flow(person))
  // so many are at it; where one has sent, the next begins
  const idle = all.slice(0, active)
  const waiting = all.slice(active)
  let at = 0
  const any = (list) => list[at++ % list.length]
  const page = (kind, path, its) => ({ kind, ask: async (site) => (await get(site, path, its)).status })
  return {
    said: () => all.map(({ said }) => said),
    ask(share) {
      let from = 0
      for (const [kind, of] of Object.entries(PAGES)) {
        from += of
        if (share >= from) continue
        if (kind === 'home') return page(kind, '/home', any(people).cookie)
        if (kind === 'today') return page(kind, '/today', cookie)
        if (kind === 'brief') return page(kind, `/visits/${any(visits).id}`, cookie)
        const { assignmentId, cookie: its } = any(people)
        return page(kind, `/questions/${assignmentId}`, its)
      }
      const one = idle.shift()
      if (!one) return null
      return {
        kind: one.kind(),
        ask: (site) =>
          one.step(site).finally(() => {
            const next = one.said.sent ? waiting.shift() : one
            if (next) idle.push(next)
          }),
      }
    },
  }
}

/** One patient on the way through the questions; a step that was refused is tried again as the next one */
function flow(person) {
  const start = `/questions/${person.assignmentId}`
  const said = { person, answers: {}, saves: 0, sent: false }
  const load = randomUUID()
  let [at, revision, typed] = [0, 0, null]
  return {
    said,
    kind: () => (at === 0 ? 'begin' : at <= QUESTIONS.length ? 'save' : 'send'),
    async step(site) {
      const send = (path, fields, json) =>
        post(site, person, path, new URLSearchParams(fields).toString(), json)
      if (at === 0) {
        const { status } = await send(`${start}/start`, { who: 'patient' })
        if (status === 303) at += 1
        return status
      }
      if (at <= QUESTIONS.length) {
        const question = QUESTIONS[at - 1]
        // the very same again where it was refused
        typed ??= { ...said.answers, [question]: at === 1 ? '4' : `${question} ${randomUUID()}` }
        const fields = [
          ...QUESTIONS.map((one) => ['shown', one]),
          ...Object.entries(typed).map(([one, value]) => [`a.${one}`, value]),
          ...Object.entries({ revision, load, seq: at, heard: revision, touched: question }),
        ]
        const { status, text } = await send(`${start}/1/save`, fields, true)
        if (status !== 200) return status
        revision = JSON.parse(text).revision
        said.answers = typed
        said.saves += 1
        typed = null
        at += 1
        return status
      }
      const { status, location } = await send(`${start}/send`, { revision })
      if (status !== 303) return status
      if (location !== `${start}/sent`) throw new Error(`Sending led to ${location}`)
      said.sent = true
      return status
    },
  }
}

export const percentile = (numbers, share) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
