import { build } from '../bin/start/prepare.mjs'
import { count } from './count.mjs'
import { nginxBefore } from './nginx.mjs'
import { everybody, siteAt } from './patient.mjs'

const MOST_TO_DRAIN = 15_000

/**
 * Two servers behind nginx, one after the other told to end (SIGTERM) and started again from another build, 20 times under
 * patients who answer: forms that one build drew are taken by the other. Each ends by itself within 15 seconds.
 */
export async function rolling(ground, { people = 2500, restarts = 20, say }) {
  const other = { NEXT_DIST_DIR: '.next-drill' }
  await build({ ...ground.env, ...other })
  const servers = [await ground.serve(), await ground.serve()]
  const front = await nginxBefore(
    servers.map(({ port }) => port),
    { folder: ground.folder, port: ground.port },
  )
  const site = siteAt(front.base)
  const all = await ground.people(people)
  const drained = []
  let done = false
  const restarting = (async () => {
    for (let nth = 0; nth < restarts && !done; nth++) {
      const which = nth % 2
      const { port } = servers[which]
      drained.push(await servers[which].stop())
      servers[which] = await ground.serve({ port, more: nth % 4 < 2 ? other : {} })
      if (nth % 10 === 9) say(`${nth + 1} restarts, ${site.sent} sent`)
    }
  })()
  const said = await everybody(site, all, { at: 24 })
  done = true
  await restarting
  const tally = await count(ground.superuser, said)
  return {
    ...tally,
    restarts: drained.length,
    'longest to drain (ms)': Math.round(Math.max(...drained)),
    notes: [`${site.tried} tries again`],
  }
}

export const isDrained = (result) =>
  ['lost', 'doubled', 'partial'].every((kind) => result[kind] === 0) &&
  result['longest to drain (ms)'] <= MOST_TO_DRAIN
