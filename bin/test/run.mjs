import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keptFolder } from '../machine/clone.mjs'
import { command, endCommands } from '../machine/command.mjs'
import { Failure } from '../machine/failure.mjs'
import { freePort } from '../machine/free-port.mjs'
import { tool } from '../machine/install.mjs'
import { seconds } from '../machine/progress.mjs'
import { temporaryCluster } from '../postgres/embedded.mjs'
import { build, generate, migrate } from '../start/prepare.mjs'
import { serverEnvironment } from '../start/settings.mjs'
import { deadCode, format, importLaw, types } from './law.mjs'
import { browserTests } from './playwright.mjs'
import { checked, Tally } from './tally.mjs'
import { vitest } from './vitest.mjs'

const PARTS = ['law', 'unit', 'db', 'drift', 'build', 'browser']
const done = () => ({ passed: 1, failed: 0 })

/**
 * All parts, or the one named first, with what follows as its files. A part that fails does not keep the others from
 * running, unless they stand on it. Ends the process.
 */
export async function runTests([part, ...files]) {
  if (part !== undefined && !PARTS.includes(part))
    throw new Failure(`There is no part "${part}": choose among ${PARTS.join(', ')}.`)
  const began = performance.now()
  const wanted = (name) => part === undefined || part === name
  const tally = new Tally()
  const cleanUp = []
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  stopped.then(async () => {
    endCommands()
    await undo(cleanUp)
    process.exit(130)
  })
  await tally.part('Make the database client', () => generate().then(done))
  if (wanted('law')) await law(tally)
  if (wanted('unit')) await tally.part('Unit tests', () => vitest('unit', files))
  if (['db', 'drift', 'browser'].some(wanted)) await onDatabase({ tally, wanted, files, cleanUp })
  else if (wanted('build')) await tally.part('Build', () => build(siteEnvironment({ port: 3000 })).then(done))
  await undo(cleanUp)
  console.log(`\nTook ${seconds(began)}`)
  process.exit(tally.close())
}

async function law(tally) {
  await tally.part('Format and lint', format)
  await tally.part('Import law', importLaw)
  await tally.part('Types', types)
  await tally.part('Dead code', deadCode)
}

/** What needs PostgreSQL: a cluster for this run, its template migrated once */
async function onDatabase({ tally, wanted, files, cleanUp }) {
  let cluster
  const ready = await tally.part('Migrate an empty database', async () => {
    const starting = temporaryCluster()
    cleanUp.unshift(() => starting.then(({ stop }) => stop()).catch(() => {}))
    cluster = await starting
    await migrate(cluster)
    return done()
  })
  if (!ready) return
  if (wanted('db')) await tally.part('Database tests', () => vitest('db', files, databaseVariables(cluster)))
  if (wanted('drift')) await tally.part('Schema drift', () => drift(cluster))
  if (!wanted('build') && !wanted('browser')) return
  const site = await provideSite(cluster, cleanUp)
  const built = await tally.part('Build', () => build(site.env).then(done))
  if (built && wanted('browser')) await tally.part('Browser tests', () => browserTests(files, site))
}

function databaseVariables({ superuserUrl, ownerUrl, appUrl }) {
  return { TEST_SUPERUSER_URL: superuserUrl, TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl }
}

/** The migrations must make exactly what the schema says */
async function drift({ ownerUrl }) {
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code']
  return checked(
    await command(tool('prisma'), args, { env: { ...process.env, MIGRATION_DATABASE_URL: ownerUrl } }),
  )
}

async function provideSite(cluster, cleanUp) {
  const folder = join(keptFolder(), `site-${process.pid}`)
  mkdirSync(folder, { mode: 0o700 })
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  const { appUrl, ownerUrl } = await cluster.copy('portal_site')
  const port = await freePort()
  return { env: siteEnvironment({ port, appUrl, folder }), port, ownerUrl, folder }
}

/** Like the demo's, but far from it: nothing is mailed, nothing of a running portal is touched, and the clock is elsewhere */
function siteEnvironment({ port, appUrl = '', folder = '' }) {
  const { SMTP_URL: _mail, APP_URL: _url, ...given } = process.env
  return {
    ...serverEnvironment({ port, embedded: true }, appUrl, given),
    MAIL_FOLDER: join(folder, 'mail'),
    DEMO_SIGN_INS: join(folder, 'demo-sign-ins.json'),
    NEXT_DIST_DIR: '.next-test',
    PSEUDO_LANGUAGES: '1',
    TZ: 'Asia/Kathmandu',
  }
}

async function undo(cleanUp) {
  for (const one of cleanUp.splice(0)) await one()
}
