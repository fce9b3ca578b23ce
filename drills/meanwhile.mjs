import { everybody } from './patient.mjs'

/** Patients answer, so many at a time and again and again others, as long as `work` goes on. Gives what was acknowledged, and what `work` gave; `more` makes the next of them. */
export async function meanwhile(ground, site, work, { at = 8, more = () => ground.people(60) } = {}) {
  let done = false
  const working = work().finally(() => {
    done = true
  })
  const said = []
  const answering = (async () => {
    while (!done) said.push(...(await everybody(site, await more(), { at, until: () => done })))
  })()
  // where one of them fails, nobody waits for the other
  await Promise.all([working, answering])
  return { said, result: await working }
}
