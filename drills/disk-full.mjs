import { setTimeout as pause } from 'node:timers/promises'
import { count } from './count.mjs'
import { checked } from './kill-db.mjs'
import { meanwhile } from './meanwhile.mjs'
import { get } from './page.mjs'
import { serverBehindTls } from './servers.mjs'
import { smallDisk } from './small-disk.mjs'

const MEGABYTES = 400
const LONGEST_AWAY = 10_000

/** PostgreSQL on a small file system, with a log that needs little of it */
export function onSmallDisk() {
  const disk = smallDisk(MEGABYTES)
  return {
    disk,
    cluster: { within: disk.folder },
    settings: { min_wal_size: '32MB', max_wal_size: '48MB' },
    close: disk.close,
  }
}

/**
 * The disk of PostgreSQL runs full under patients who answer, again and again. They hear 503 or get no answer, and keep what they
 * typed; once there is room again, everybody is served without a restart of the portal, and of PostgreSQL only where it gave up.
 */
export async function diskFull(ground, { rounds = 8, say }) {
  const { cluster, superuser, disk } = ground
  const { site, server } = await serverBehindTls(ground)
  const away = []
  const pages = {}
  let gaveUp = 0
  // made beforehand: a full disk takes no new patients either
  const all = await ground.people(rounds * 150)
  const { said } = await meanwhile(
    ground,
    site,
    async () => {
      const { cookie } = all[0]
      for (let round = 1; round <= rounds; round++) {
        const before = site.saves
        while (site.saves < before + 50) await pause(20)
        disk.fill(0)
        // every other time the log of changes has no room either, and PostgreSQL ends itself
        if (round % 2 === 0) await exhaustLog(superuser)
        const refused = () => (site.heard[503] ?? 0) + (site.heard[502] ?? 0) + (site.heard[0] ?? 0)
        const [was, began] = [refused(), performance.now()]
        while (refused() < was + 30 && performance.now() - began < 60_000) await pause(20)
        const { status } = await get(site, '/home', cookie)
        pages[status] = (pages[status] ?? 0) + 1
        disk.free()
        const freed = performance.now()
        if (!(await survives(cluster, ground))) gaveUp += 1
        const stored = site.saves
        while (site.saves === stored && performance.now() - freed < 60_000) await pause(10)
        away.push(performance.now() - freed)
        say(`full for the ${round}. time, ${refused() - was} refused`)
      }
    },
    { more: async () => all.splice(1, 60) },
  )
  const { tables } = await checked(superuser)
  const { 200: _saved, 303: _sent, ...refusals } = site.heard
  return {
    ...(await count(superuser, said)),
    damaged: tables.length,
    restarted: server.isRunning() ? 0 : 1,
    'never full': Number(Object.values(refusals).length === 0),
    'longest away (ms)': Math.round(Math.max(...away)),
    notes: [
      `answers while it was full: ${words(refusals)} (0 is none); a page that is only looked at: ${words(pages)}`,
      `PostgreSQL gave up ${gaveUp} times of ${rounds}, and was started again`,
    ],
  }
}

export const isServedAgain = (result) =>
  ['lost', 'doubled', 'partial', 'damaged', 'restarted', 'never full'].every((kind) => result[kind] === 0) &&
  result['longest away (ms)'] < LONGEST_AWAY

/** Begins one file of the log after the other, until none can be made */
async function exhaustLog(superuser) {
  for (let file = 0; file < 8; file++)
    try {
      await superuser`select pg_logical_emit_message(false, 'drill', 'x'), pg_switch_wal()`
    } catch {
      return
    }
}

/** Whether PostgreSQL is there a while after it has room; where it is not, it is started again, as whoever watches it does */
async function survives(cluster, ground) {
  for (let tries = 0; tries < 20; tries++) {
    if (!ground.postmaster()) {
      await cluster.again()
      return false
    }
    await pause(50)
  }
  return true
}

const words = (counts) =>
  Object.entries(counts)
    .map(([status, times]) => `${times} × ${status}`)
    .join(', ') || 'none'
