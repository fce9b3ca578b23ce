import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { clone, keptFolder } from '../bin/machine/clone.mjs'
import { mustRun } from '../bin/machine/command.mjs'
import { Failure } from '../bin/machine/failure.mjs'
import { freePort } from '../bin/machine/free-port.mjs'
import { tool } from '../bin/machine/install.mjs'
import { temporaryCluster } from '../bin/postgres/embedded.mjs'
import { runningServer } from '../bin/postgres/postmaster.mjs'
import { build, generate, loadLibrary, migrate } from '../bin/start/prepare.mjs'
import { heapOf } from '../bin/start/server.mjs'
import { serverEnvironment } from '../bin/start/settings.mjs'
import { formUrl, people } from './people.mjs'

/** What a site that must not lose anything sets, and what PostgreSQL sets by itself; the drills look that it is so */
export const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

/**
 * Where a drill takes place: a PostgreSQL of its own that writes everything down, the library and a form to answer, and
 * servers of the production build on it. `close` ends and removes all of it. `cluster` is what temporaryCluster takes.
 */
export async function ground({
  settings = {},
  form = 'drills/form.json',
  cwd = clone,
  scheme = 'https',
  cluster: how = {},
} = {}) {
  const cluster = await temporaryCluster({ ...how, settings: { ...DURABLE, ...settings } })
  const { appUrl, ownerUrl, superuserUrl } = cluster
  await generate()
  await migrate({ appUrl, ownerUrl })
  const folder = join(keptFolder(), `drill-${process.pid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const port = await freePort()
  const base = `${scheme}://127.0.0.1:${port}`
  const { SMTP_URL: _mail, APP_URL: _url, ...given } = process.env
  const env = {
    ...serverEnvironment({ port, embedded: true }, appUrl, given),
    ...{ APP_URL: base, MAIL_FOLDER: join(folder, 'mail'), NEXT_DIST_DIR: '.next-test', LOG_LEVEL: 'error' },
  }
  await loadLibrary(env)
  await mustRun('Loading the form', tool('tsx'), ['bin/library.ts', 'load', form], { env })
  if (cwd === clone) await build(env)
  const sql = postgres(appUrl, { max: 4, onnotice() {} })
  const superuser = postgres(superuserUrl.replace(/\/postgres$/, `/${new URL(appUrl).pathname.slice(1)}`), {
    max: 1,
    onnotice() {},
  })
  const servers = []
  return {
    ...{ cluster, env, folder, port, base, sql, superuser },
    /** One more server, on a port of its own or on `port` */
    async serve(options = {}) {
      const server = await startServer({ env, folder, cwd, ...options })
      servers.push(server)
      return server
    },
    /** As many people as that, each with the form to answer and signed in */
    people: (count) => people(sql, count, formUrl(form), scheme === 'https' ? '__Host-session' : 'session'),
    /** Somebody's session, as a cookie */
    signIn: async (accountId) => {
      const id = randomBytes(32).toString('base64url')
      await sql`insert into session (id_hash, account_id, idle_minutes, expires_at)
        values (${createHash('sha256').update(id).digest()}, ${accountId}, 600, now() + interval '12 hours')`
      return `${scheme === 'https' ? '__Host-session' : 'session'}=${id}`
    },
    /** The process of PostgreSQL that all others of it hang on */
    postmaster: () => runningServer(join(cluster.folder, 'data'))?.pid,
    /** The last lines of what the servers said */
    log: () =>
      readdirSync(folder)
        .filter((name) => /^server-.*log$/.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(-30).join('\n'))
        .join('\n'),
    /** How many servers have said this in their log */
    said: (words) =>
      readdirSync(folder).filter(
        (name) => /^server-.*log$/.test(name) && readFileSync(join(folder, name), 'utf8').includes(words),
      ).length,
    async close() {
      for (const server of servers) server.kill()
      await Promise.all([sql.end({ timeout: 1 }), superuser.end({ timeout: 1 })])
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A server of the production build. `kill` is SIGKILL to it and all its own; `stop` is SIGTERM, and gives how many
 * milliseconds it took to end.
 */
async function startServer({
  env,
  folder,
  port: asked,
  cwd = clone,
  ready = true,
  more = {},
  command = nextOn,
}) {
  const port = asked ?? (await freePort())
  const log = openSync(join(folder, `server-${port}.log`), 'a')
  const [program, ...args] = command(port)
  const child = spawn(program, args, {
    ...{ cwd, detached: true, stdio: ['ignore', log, log] },
    env: heapOf({ ...env, ...more }),
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const signal = (name) => {
    try {
      process.kill(-child.pid, name)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  process.once('exit', () => signal('SIGKILL'))
  const server = {
    port,
    pid: child.pid,
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: () => signal('SIGKILL'),
    async stop() {
      const began = performance.now()
      signal('SIGTERM')
      await exited
      return performance.now() - began
    },
  }
  while (ready && !(await answers(port))) {
    if (child.exitCode !== null)
      throw new Failure(`A server did not start: see ${folder}/server-${port}.log.`)
    await pause(50)
  }
  return server
}

const nextOn = (port) => [
  ...[process.execPath, 'node_modules/next/dist/bin/next', 'start'],
  ...['--port', String(port), '--hostname', '127.0.0.1'],
]

/** Whether a server there answers anything at all */
export function answers(port, path = '/favicon.ico') {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: 5000 }, (response) => {
      response.resume()
      resolve(true)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
}
