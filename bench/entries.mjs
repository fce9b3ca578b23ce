import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { manySent } from '../drills/many.mjs'
import { ask, connections, interleaved, middle, rateOf } from './measure.mjs'
import { allAnswered, clinicianOf, QUESTIONS, typed } from './people.mjs'
import { pgbench } from './pgbench.mjs'
import { signInTiming } from './timing.mjs'
import { usable } from './usable.mjs'
import { worklistRatio } from './worklist.mjs'

const AT_ONCE = 32

/** An empty POST of the same build: what the framework takes for itself */
const emptyPost = (base, agent) => () =>
  rateOf(async () =>
    must(303, await ask(base, agent, '/bench/empty', { method: 'POST', fields: { a: '1' } })),
  )

function must(status, answer) {
  if (answer.status !== status) throw new Error(`answered ${answer.status}, not ${status}: ${answer.body}`)
  return answer
}

/** Sends drafts of twenty answers, one after the other, each once */
async function sending(ground, base, agent, people) {
  const all = await ground.people(people)
  await allAnswered(ground.superuser, all)
  const waiting = [...all]
  return () =>
    rateOf(async () => {
      const person = waiting.pop()
      if (!person) throw new Error('all are sent: prepare more')
      const path = `/questions/${person.assignmentId}`
      const answer = await ask(base, agent, `${path}/send`, {
        method: 'POST',
        cookie: person.cookie,
        fields: { revision: 1 },
      })
      if (must(303, answer).location !== `${path}/sent`) throw new Error(`sending led to ${answer.location}`)
    })
}

/** Each of so many people changes one of twenty answers, again and again */
async function saving(ground, bases, agent) {
  const all = await ground.people(AT_ONCE)
  await allAnswered(ground.superuser, all)
  const state = all.map(() => ({ load: randomUUID(), seq: 0, revision: 1 }))
  return () =>
    rateOf(async (n) => {
      const [one, person] = [state[n], all[n]]
      one.seq += 1
      const { load, seq, revision } = one
      const fields = [
        ...QUESTIONS.map((question) => ['shown', question]),
        ...typed(one.seq % 11),
        ...Object.entries({ revision, load, seq, heard: revision, touched: 'number' }),
      ]
      const base = bases[n % bases.length]
      const path = `/questions/${person.assignmentId}/1/save`
      const { body } = must(
        200,
        await ask(base, agent, path, { method: 'POST', cookie: person.cookie, fields, json: true }),
      )
      const reply = JSON.parse(body.toString())
      if (!reply.isNews) throw new Error(`nothing was saved: ${body}`)
      one.revision = reply.revision
    })
}

/** Time to the first byte of a page, one connection: a round is 25 of them */
const firstByte = (base, path, cookie) => {
  const agent = connections(1)
  return async () => {
    const times = []
    for (let n = 0; n < 25; n++) times.push(must(200, await ask(base, agent, path, { cookie })).first)
    return middle(times)
  }
}

const pages = async ({ base }, path, cookie) =>
  interleaved(firstByte(base, path, cookie), firstByte(base, '/bench', cookie))

/** Every script that a page names, compressed as it is sent */
async function scriptBytes({ base }, path, cookie) {
  const agent = connections(4)
  const page = must(200, await ask(base, agent, path, { cookie }))
  const html = page.body.toString().startsWith('<')
    ? page.body.toString()
    : (await import('node:zlib')).gunzipSync(page.body).toString()
  const names = new Set([...html.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([name]) => name))
  let bytes = 0
  for (const name of names) bytes += must(200, await ask(base, agent, name)).body.byteLength
  return bytes
}

/** Resident memory of a process and its own, in MB */
const resident = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/**
 * Each entry gives what ours and the reference measured; `ratio` is ours to the reference, `better` says whether more or less of
 * it is wanted, `target` how much.
 */
export const entries = {
  submit: {
    ...{ unit: '/s', better: 'more', target: 0.7 },
    async run(site) {
      const agent = connections(AT_ONCE)
      return interleaved(await sending(site, site.at, agent, 20_000), emptyPost(site.at, agent))
    },
  },
  'submit-raw': {
    ...{ unit: '/s', better: 'more', target: 0.04 },
    async run(site) {
      const agent = connections(AT_ONCE)
      return interleaved(await sending(site, site.at, agent, 20_000), await pgbench(site))
    },
  },
  save: {
    ...{ unit: '/s', better: 'more', target: 0.75 },
    async run(site) {
      const agent = connections(AT_ONCE)
      return interleaved(await saving(site, [site.at], agent), emptyPost(site.at, agent))
    },
  },
  'dashboard-sql': { ...{ unit: 'ms', better: 'less', target: 1.5 }, run: worklistRatio },
  'dashboard-page': {
    ...{ unit: 'ms', better: 'less', target: 1.75 },
    async run(site) {
      const people = await site.people(25)
      const { cookie } = await clinicianOf(site, people, 25)
      return pages({ base: site.at }, '/today', cookie)
    },
  },
  'brief-page': {
    ...{ unit: 'ms', better: 'less', target: 2 },
    async run(site) {
      const people = await site.people(1)
      await manySent(site.superuser, people[0].clinicId, 40)
      const { cookie } = await clinicianOf(site, people, 1)
      const [{ id }] = await site.superuser`
        select id from appointment where patient_id = ${people[0].patientId} and status = 'booked'`
      return pages({ base: site.at }, `/visits/${id}`, cookie)
    },
  },
  'form-weight': {
    ...{ unit: 'kB', better: 'less', target: 10, isDifference: true },
    async run(site) {
      const [person] = await site.people(1)
      await allAnswered(site.superuser, [person])
      const page = await scriptBytes({ base: site.at }, `/questions/${person.assignmentId}/1`, person.cookie)
      return {
        ours: page / 1000,
        reference: (await scriptBytes({ base: site.at }, '/bench', person.cookie)) / 1000,
        spread: [0, 0],
      }
    },
  },
  'form-usable': { ...{ unit: 'ms', better: 'less', target: 1.25 }, run: usable },
  'sign-in-timing': { ...{ unit: 'ms', better: 'less', target: 2, isDifference: true }, run: signInTiming },
  replicas: {
    ...{ unit: '/s', better: 'more', target: 1.6 },
    async run(site) {
      const second = await site.serve()
      const agent = connections(AT_ONCE)
      const used = process.cpuUsage()
      const began = performance.now()
      const one = await saving(site, [site.at], agent)
      const two = await saving(site, [site.at, `http://127.0.0.1:${second.port}`], agent)
      const result = await interleaved(two, one)
      const { user, system } = process.cpuUsage(used)
      second.kill()
      const taken = (user + system) / 1000 / (performance.now() - began)
      return {
        ...result,
        note: `the load generator took ${taken.toFixed(2)} of ${(await import('node:os')).cpus().length} cores`,
      }
    },
  },
  memory: {
    ...{ unit: 'MB', better: 'less', target: 1.15 },
    async run(site, { requests = 100_000 }) {
      const agent = connections(AT_ONCE)
      const server = await site.serve()
      const base = `http://127.0.0.1:${server.port}`
      const people = await site.people(25)
      const { cookie } = await clinicianOf(site, people, 25)
      const save = await saving(site, [base], agent)
      let done = 0
      const mixed = async () => {
        done += (await save()) * 3
        for (let n = 0; n < 20; n++) must(200, await ask(base, agent, '/today', { cookie }))
        for (const person of people) must(200, await ask(base, agent, '/home', { cookie: person.cookie }))
        done += 45
      }
      while (done < 1000) await mixed()
      const reference = resident(server.pid)
      while (done < requests) await mixed()
      const ours = resident(server.pid)
      server.kill()
      return { ours, reference, spread: [0, 0], note: `${Math.round(done)} requests` }
    },
  },
}
