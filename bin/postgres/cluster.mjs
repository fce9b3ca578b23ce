import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../machine/failure.mjs'
import { freePort } from '../machine/free-port.mjs'
import { tethered } from '../machine/tether.mjs'
import { runningServer } from './postmaster.mjs'
import { serverFiles } from './server-files.mjs'
import { serverUser } from './server-user.mjs'

const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Starts the PostgreSQL whose data lies in `folder`, on a port of this machine only, a free one or `port`; makes the cluster
 * first when there is none. One that runs already, from another command of this clone, is used and left running.
 * @param {string} folder
 * @param {{ superuserPassword: string, settings?: Record<string, string>, port?: number, environment?: Record<string, string> }} options
 * @returns {Promise<{ port: number, exited: Promise<unknown>, stop(): Promise<unknown> }>}
 */
export async function startCluster(folder, { superuserPassword, settings = {}, port: asked, environment }) {
  const user = serverUser()
  const files = serverFiles(user)
  const data = join(folder, 'data')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Root writes here, so the folder stays root's: the user postgres only passes through to its data
  if (user) chmodSync(folder, 0o711)
  if (!existsSync(data)) initialize({ files, folder, user, superuserPassword })
  checkVersion(files, data, user)

  const running = await settled(data)
  if (running) return { port: running.port, exited: gone(data), stop: async () => {} }
  for (let attempt = 1; ; attempt += 1) {
    const port = asked ?? (await freePort())
    const server = await launch({
      ...{ files, folder, data, user, port, environment },
      settings: { ...ALWAYS, ...settings },
    })
    if (server) return { port, ...server }
    const log = readFileSync(join(folder, 'server.log'), 'utf8')
    if (attempt < 3 && !asked && log.includes('Address already in use')) continue
    throw new Failure(
      `PostgreSQL did not start: ${lastLines(log)} (all of it in ${join(folder, 'server.log')})`,
    )
  }
}

/** The server that is ready there, once a start or a stop under way has come to its end; null when there is none */
async function settled(data) {
  for (;;) {
    const running = runningServer(data)
    if (!running || running.ready) return running
    await pause(50)
  }
}

async function gone(data) {
  while (runningServer(data)) await pause(1000, undefined, { ref: false })
}

/** In a draft folder that is renamed when it is whole: a cut power supply leaves nothing half made behind */
function initialize({ files, folder, user, superuserPassword }) {
  const draft = join(folder, 'data-draft')
  const passwordFile = join(folder, 'password')
  rmSync(draft, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600, flag: 'wx' })
  for (const path of user ? [draft, passwordFile] : []) chownSync(path, user.uid, user.gid)
  const made = spawnSync(
    join(files, 'bin/initdb'),
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      '--no-instructions',
    ],
    { ...user, cwd: '/', env: ENVIRONMENT, encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (made.status !== 0)
    throw new Failure(`The database could not be made: ${made.error?.message ?? lastLines(made.stderr)}`)
  renameSync(draft, join(folder, 'data'))
}

function checkVersion(files, data, user) {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const asked = spawnSync(join(files, 'bin/postgres'), ['--version'], {
    ...user,
    cwd: '/',
    env: ENVIRONMENT,
    encoding: 'utf8',
  })
  const own = /(\d+)\./.exec(asked.stdout ?? '')?.[1]
  if (own === undefined)
    throw new Failure(`PostgreSQL does not run here: ${asked.error?.message ?? lastLines(asked.stderr)}`)
  if (own !== made)
    throw new Failure(
      `${data} was made by PostgreSQL ${made} and this is ${own}: dump and restore it, or remove it.`,
    )
}

async function launch({ files, folder, data, user, port, settings, environment }) {
  const log = openSync(join(folder, 'server.log'), 'w', 0o600)
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // INT is PostgreSQL's fast shutdown: it ends the sessions and writes everything down
  const server = tethered(join(files, 'bin/postgres'), ['-D', data, ...flags], {
    ...user,
    signal: 'INT',
    output: log,
    cwd: '/',
    env: { ...ENVIRONMENT, ...environment },
  })
  closeSync(log)
  let ended = false
  server.exited.then(
    () => {
      ended = true
    },
    () => {
      ended = true
    },
  )
  while (!ended) {
    if (runningServer(data)?.ready) return server
    await pause(25)
  }
  return null
}

function lastLines(text) {
  return (text ?? '').trim().split('\n').slice(-2).join(' ').trim()
}
