import { endCommands } from '../machine/command.mjs'
import { Failure, fail } from '../machine/failure.mjs'
import { step } from '../machine/progress.mjs'
import { openDatabase } from './database.mjs'
import { build, demoSignIns, generate, loadLibrary, migrate, seedDemo } from './prepare.mjs'
import { startServer } from './server.mjs'
import { serverEnvironment } from './settings.mjs'

/** What runs, in the order in which it was started; it is stopped the other way round */
const started = []
let stopping = false

/** Everything from the installed packages to the running server. Runs on the project's own Node. */
export async function start(settings, { dev }) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop())
  try {
    await bringUp(settings, dev)
  } catch (error) {
    if (stopping) return
    stopping = true
    await stopStarted()
    fail(error)
  }
}

async function bringUp(settings, dev) {
  if (!settings.embedded) await checkValues()
  let database
  await step(settings.embedded ? 'Start PostgreSQL' : 'Sign in to the database', async () => {
    const opening = openDatabase(settings)
    // also when we are told to stop before it is open
    started.push({ stop: () => opening.then(({ stop }) => stop()).catch(() => {}) })
    database = await opening
  })
  watch(database, 'The database stopped.')
  await step('Make the database client', generate)
  await step('Migrate', () => migrate(database))
  const env = serverEnvironment(settings, database.appUrl)
  await step('Load the library', () => loadLibrary(env))
  if (settings.embedded) await step('Make the demo clinic', () => seedDemo(env))
  if (dev) env.NODE_ENV = 'development'
  else await step('Build', () => build(env))
  let server
  await step('Start the server', async () => {
    server = await startServer({ ...settings, dev, env })
    started.push(server)
  })
  watch(server, 'The server stopped.')
  announce(env, settings)
}

/** The server's own check of its settings, before anything slow */
async function checkValues() {
  const { environment } = await import('../../lib/platform/env.ts')
  try {
    environment()
  } catch (error) {
    throw new Failure(error.message)
  }
}

function announce(env, { embedded }) {
  console.log(`\nReady at ${env.APP_URL}`)
  if (embedded) {
    const rows = demoSignIns(env)
    const width = (field) => Math.max(...rows.map((row) => row[field].length))
    if (rows.length > 0) console.log('\nSign in as')
    for (const { who, email, password } of rows) {
      console.log(`  ${who.padEnd(width('who'))}  ${email.padEnd(width('email'))}  ${password}`)
    }
  }
  console.log('\nCtrl-C stops it.')
}

/** Neither may end on its own */
function watch({ exited }, message) {
  exited.then(async () => {
    if (stopping) return
    stopping = true
    await stopStarted()
    fail(new Failure(message))
  })
}

async function stop() {
  if (stopping) return
  stopping = true
  console.log('\nStopping …')
  endCommands()
  await stopStarted()
  console.log('Stopped.')
  process.exit(0)
}

/** The server first, so that it can finish what it has begun; then the database */
async function stopStarted() {
  for (const one of started.reverse()) await one.stop()
}
