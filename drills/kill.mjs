import { setTimeout as pause } from 'node:timers/promises'
import { count } from './count.mjs'
import { nginxBefore } from './nginx.mjs'
import { everybody, siteAt } from './patient.mjs'

/**
 * Two servers behind nginx, patients that try again with the same key, and one of the servers killed at random moments, 50
 * times and until everybody is through.
 */
export async function kill(ground, { people = 10_000, kills = 50, say }) {
  const servers = [await ground.serve(), await ground.serve()]
  const { port, folder } = ground
  const front = await nginxBefore(
    servers.map((one) => one.port),
    { folder, port },
  )
  const site = siteAt(front.base, 48)
  const all = await ground.people(people)
  let done = false
  let killed = 0
  const killing = (async () => {
    while (!done) {
      // so that the kills are spread over the work, whatever the machine
      while (!done && site.sent < ((killed + 0.5) * people) / kills) await pause(20)
      if (done || killed === kills) return
      await pause(Math.random() * 200)
      const which = Math.floor(Math.random() * servers.length)
      const { port: its } = servers[which]
      servers[which].kill()
      killed += 1
      servers[which] = await ground.serve({ port: its })
      if (killed % 10 === 0) say(`${killed} kills, ${site.sent} sent`)
    }
  })()
  const said = await everybody(site, all, { at: 32 })
  done = true
  await killing
  front.stop()
  return { ...(await count(ground.superuser, said)), notes: [`${killed} kills`, `${site.tried} tries again`] }
}
