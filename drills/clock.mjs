import { setTimeout as pause } from 'node:timers/promises'
import { count } from './count.mjs'
import { fakeClocks } from './fake-clock.mjs'
import { meanwhile } from './meanwhile.mjs'
import { nginxBefore } from './nginx.mjs'
import { get } from './page.mjs'
import { siteAt } from './patient.mjs'

const DAY = 24 * 3600_000
/** When the clocks of New York are put back, and forward */
const NIGHTS = ['2026-11-01T06:00:00Z', '2027-03-14T07:00:00Z']

export async function onFakeClocks() {
  const clocks = await fakeClocks()
  return { clocks, cluster: { environment: clocks.at('database') }, close: clocks.close }
}

/**
 * Two servers behind nginx, one a day ahead of the database and one a day behind, so that a patient's saves are taken by both in turn;
 * then all clocks through both nights in which New York's are changed. Answers stand in the order in which they were given, sessions
 * hold, and each visit around such a night is on the list of its own day and of no other.
 */
export async function clock(ground, { wait = 15_000, say }) {
  const { clocks, superuser } = ground
  const away = { ahead: clocks.at('ahead', DAY), behind: clocks.at('behind', -DAY) }
  const servers = await Promise.all(Object.values(away).map((more) => ground.serve({ more })))
  const front = await nginxBefore(
    servers.map(({ port }) => port),
    { folder: ground.folder, port: ground.port },
  )
  const site = siteAt(front.base)
  const everybody = []
  // each says in its log that its clock is wrong
  const since = performance.now()
  const told = () => ground.said('"event":"clock"')
  while (told() < servers.length && performance.now() - since < 20_000) await pause(100)
  const unsaid = servers.length - told()
  say(`one server a day ahead, one a day behind; ${unsaid === 0 ? 'both say so' : 'not both say so'}`)
  const { said } = await meanwhile(ground, site, () => pause(wait), {
    // as the server opened them that is a day ahead: for the other they are not over either
    more: async () => {
      const people = await ground.people(60)
      await superuser`
        update session set last_seen_at = now() + interval '1 day', expires_at = now() + interval '2 days', idle_minutes = 2880
        where account_id in (select account_id from patient where id = any(${people.map(({ patientId }) => patientId)}))`
      return people
    },
  })
  everybody.push(...said)
  let [misplaced, missing, twice] = [0, 0, 0]
  for (const night of NIGHTS) {
    const moment = Date.parse(night)
    for (const name of ['database', 'ahead', 'behind']) clocks.set(name, moment - wait / 2 - Date.now())
    await pause(2000)
    const visits = await visitsAround(ground, night)
    const across = await meanwhile(ground, site, async () => {
      const before = await listed(site, visits)
      await pause(wait)
      return [before, await listed(site, visits)]
    })
    everybody.push(...across.said)
    for (const lists of across.result) {
      misplaced += visits.all.filter(({ id, today }) => lists.day.has(id) !== today).length
      missing += visits.all.filter(({ id }) => !lists.past.has(id) && !lists.week.has(id)).length
      twice += visits.all.filter(({ id }) => lists.past.has(id) && lists.week.has(id)).length
    }
    const [{ at }] = await superuser`select now()::text as at`
    say(`through the night of ${night.slice(0, 10)}, until ${at}`)
  }
  front.stop()
  const [{ disordered }] = await superuser`
    select count(*)::int as disordered from (
      select array_agg(link_id order by revision) as given from answer_change group by response_id
    ) x where given <> (array['number', 'words-1', 'words-2', 'words-3', 'words-4'])[1:cardinality(given)]`
  const tally = await count(superuser, everybody)
  return {
    ...tally,
    lost: tally.lost + missing,
    doubled: tally.doubled + twice,
    'out of order': disordered,
    'on the list of another day': misplaced,
    'wrong and not said': unsaid,
    notes: [`${site.tried} tries again`],
  }
}

export const isInTime = (result) =>
  ['lost', 'doubled', 'partial', 'out of order', 'on the list of another day', 'wrong and not said'].every(
    (kind) => result[kind] === 0,
  )

/** A visit each half an hour from two days before to two days after, their clinician, and which are on the local day of the night */
async function visitsAround(ground, night) {
  const [{ clinicId, patientId }] = await ground.people(1)
  const [{ account, practitioner }] = await ground.superuser`
    select account_id as account, id as practitioner from practitioner where clinic_id = ${clinicId}`
  await ground.superuser`delete from assignment where clinic_id = ${clinicId}`
  await ground.superuser`delete from appointment where clinic_id = ${clinicId}`
  const all = await ground.superuser`
    insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
    select ${clinicId}, ${patientId}, ${practitioner}, at
    from generate_series(${night}::timestamptz - interval '2 days', ${night}::timestamptz + interval '2 days', interval '30 minutes') at
    returning id, (starts_at at time zone 'America/New_York')::date = (${night}::timestamptz at time zone 'America/New_York')::date as today`
  return { all, cookie: await ground.signIn(account) }
}

/** Which visits the lists of today, of the days before and of the days from today on hold */
async function listed(site, { cookie }) {
  const of = async (when) => {
    const { status, text } = await get(site, `/today?when=${when}`, cookie)
    if (status !== 200) throw new Error(`The list was answered ${status}`)
    return new Set([...text.matchAll(/\/visits\/([0-9a-f-]{36})/g)].map(([, id]) => id))
  }
  return { day: await of('day'), past: await of('past'), week: await of('week') }
}
