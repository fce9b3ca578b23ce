import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keptFolder } from '../machine/clone.mjs'
import { secrets } from '../machine/secrets.mjs'
import { startCluster } from './cluster.mjs'
import { runningServer } from './postmaster.mjs'
import { provide } from './roles.mjs'
import { sharedFolder } from './server-files.mjs'

/** Nothing of a test run has to survive a power cut */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Its owner's address goes to lib/platform/testing, which clones it for every file of tests */
const TEMPLATE = 'portal_template'

/** This clone's own database, kept between starts. Gives its addresses, `exited` and `stop`. */
export async function demoCluster() {
  const kept = secrets()
  const cluster = await startCluster(join(clustersFolder(), `demo-${kept.cluster}`), kept)
  return { ...cluster, ...(await provide('portal', { ...cluster, ...kept })) }
}

/**
 * A cluster for one run of the tests or of a drill; `stop` removes it. Also removes what runs that were killed left behind.
 * `again` starts it on the same port where it has ended. It lies in `within`, and sees `environment`, where they are given.
 */
export async function temporaryCluster({ settings = THROWAWAY, within, environment } = {}) {
  const folder = clustersFolder()
  for (const name of readdirSync(folder)) {
    const maker = /^test-(\d+)-/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker)) && !runningServer(join(folder, name, 'data')))
      rmSync(join(folder, name), { recursive: true })
  }
  const own = join(within ?? folder, `test-${process.pid}-${randomBytes(4).toString('hex')}`)
  const password = () => randomBytes(24).toString('hex')
  const passwords = { superuserPassword: password(), ownerPassword: password(), appPassword: password() }
  const cluster = await startCluster(own, { ...passwords, settings, environment })
  let running = cluster
  return {
    ...cluster,
    folder: own,
    passwords,
    async again(changed = {}) {
      const { port } = cluster
      running = await startCluster(own, {
        ...{ ...passwords, environment, port },
        settings: { ...settings, ...changed },
      })
    },
    ...(await provide(TEMPLATE, { ...cluster, ...passwords })),
    /** A database like the template, once that is migrated, and its addresses */
    copy: (database) => provide(database, { ...cluster, ...passwords, template: TEMPLATE }),
    async stop() {
      await running.stop()
      rmSync(own, { recursive: true, force: true })
    },
  }
}

function clustersFolder() {
  const folder = join(process.getuid?.() === 0 ? sharedFolder() : keptFolder(), 'postgres')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755) // whatever the umask: the user postgres goes through it to its own
  return folder
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
