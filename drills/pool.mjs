import { setTimeout as pause } from 'node:timers/promises'
import { count } from './count.mjs'
import { answerAll, insist, post } from './patient.mjs'
import { serverBehindTls } from './servers.mjs'

const MOST_TO_HEAR = 3000
const MOST_TO_RECOVER = 5000
const CONNECTIONS = 5

/**
 * 200 patients at a server that has five connections, while somebody holds a lock on what all of them write. Everybody hears
 * 503 with Retry-After within three seconds; when the lock is gone all is well within five, and no connection is left over.
 */
export async function pool(ground, { people = 200, say }) {
  const { site } = await serverBehindTls(ground, {
    most: people,
    more: { DATABASE_CONNECTIONS: String(CONNECTIONS) },
  })
  const all = await ground.people(people)
  // warm, and everybody has begun
  for (const person of all.slice(0, 3)) await answerAll(site, person)
  const waiting = all.slice(3)
  let free = () => {}
  let isHeld = () => {}
  const held = new Promise((resolve) => {
    isHeld = resolve
  })
  const lock = ground.superuser.begin(async (tx) => {
    await tx`lock table assignment in access exclusive mode`
    isHeld()
    await new Promise((resolve) => {
      free = resolve
    })
  })
  await held
  const heard = await Promise.all(
    waiting.map(async (person) => {
      const began = performance.now()
      const { status, headers } = await post(
        site,
        person,
        `/questions/${person.assignmentId}/start`,
        'who=patient',
      )
      return { status, retry: headers['retry-after'], took: performance.now() - began }
    }),
  )
  free()
  await lock
  const began = performance.now()
  await Promise.all(
    waiting.map((person) =>
      insist(site, person, `/questions/${person.assignmentId}/start`, { who: 'patient' }),
    ),
  )
  const recovered = performance.now() - began
  const said = await Promise.all(
    waiting.slice(0, 50).map((person) => answerAll(site, person, { sends: false })),
  )
  say(`heard ${[...new Set(heard.map(({ status }) => status))]}`)
  await pause(500)
  const [{ left }] = await ground.superuser`
    select count(*)::int as left from pg_stat_activity
    where usename = 'portal_app' and state <> 'idle' and application_name <> 'drill'`
  const [{ open }] = await ground.superuser`
    select count(*)::int as open from pg_stat_activity where usename = 'portal_app'`
  const tally = await count(ground.superuser, said)
  return {
    ...tally,
    'not 503 with Retry-After': heard.filter(({ status, retry }) => status !== 503 || !retry).length,
    'longest to hear (ms)': Math.round(Math.max(...heard.map(({ took }) => took))),
    'whole again (ms)': Math.round(recovered),
    leaked: left,
    notes: [`${open} connections of the application in all, ${2 * CONNECTIONS + 4} at most`],
  }
}

export const isPatient = (result) =>
  ['lost', 'doubled', 'partial', 'not 503 with Retry-After', 'leaked'].every((kind) => result[kind] === 0) &&
  result['longest to hear (ms)'] <= MOST_TO_HEAR &&
  result['whole again (ms)'] <= MOST_TO_RECOVER
