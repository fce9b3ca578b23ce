import { mustRun } from '../bin/machine/command.mjs'
import { tool } from '../bin/machine/install.mjs'
import { manySent } from '../drills/many.mjs'
import { clinicianOf } from './people.mjs'

const PEOPLE = 1000
const AT_A_TIME = 25

/** The worklist of a clinic with a million responses against that of one with a thousand, on one server: 95th percentiles */
export async function worklistRatio(site, { responses = 1_000_000, say }) {
  const sides = []
  for (const wanted of [1000, responses]) {
    const people = await site.people(PEOPLE)
    const [{ clinicId }] = people
    const rounds = Math.max(1, Math.round(wanted / PEOPLE))
    for (let done = 0; done < rounds; done += AT_A_TIME) {
      await manySent(site.superuser, clinicId, Math.min(AT_A_TIME, rounds - done), done)
      say(`${(Math.min(done + AT_A_TIME, rounds) * PEOPLE).toLocaleString('en')} responses`)
    }
    sides.push({ clinicId, ...(await clinicianOf(site, people, 25)) })
  }
  await site.superuser`analyze`
  const [few, many] = sides.map(({ clinicId, accountId }) => `${clinicId},${accountId}`)
  const { stdout } = await mustRun('The worklist', tool('tsx'), ['bench/worklist.ts', few, many], {
    env: site.env,
  })
  return JSON.parse(stdout.trim().split('\n').at(-1))
}
