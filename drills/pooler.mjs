import { spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../bin/machine/failure.mjs'
import { freePort } from '../bin/machine/free-port.mjs'
import { serverUser } from '../bin/postgres/server-user.mjs'
import { count } from './count.mjs'
import { filled, program } from './nginx.mjs'
import { everybody } from './patient.mjs'
import { ownFile, ownFolder } from './restore.mjs'
import { serverBehindTls } from './servers.mjs'

const CONNECTIONS = 6

/**
 * PgBouncer by transactions, with the configuration that ships, between a server and PostgreSQL, with far fewer connections than
 * the server has: people of two clinics answer at once, and nobody's row goes to anybody else.
 */
export async function pooler(ground, { people = 600 }) {
  const { env, cluster } = ground
  const direct = new URL(env.DATABASE_URL)
  await program('pgbouncer')
  const folder = join(cluster.folder, 'pgbouncer')
  ownFolder(folder)
  const port = await freePort()
  ownFile(join(folder, 'users.txt'), `"${direct.username}" "${direct.password}"\n`)
  const values = {
    POOL_DATABASE: direct.pathname.slice(1),
    POOL_HOST: '127.0.0.1',
    POOL_HOST_PORT: direct.port,
    POOL_LISTEN: '127.0.0.1',
    POOL_PORT: port,
    POOL_USERS: join(folder, 'users.txt'),
    POOL_SIZE: CONNECTIONS,
  }
  const log = join(folder, 'log')
  const own = `logfile = ${log}\nunix_socket_dir =\n`
  ownFile(join(folder, 'pgbouncer.ini'), filled('deploy/pgbouncer/pgbouncer.ini.template', values) + own)
  const bouncer = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    ...serverUser(),
    stdio: 'ignore',
    cwd: '/',
  })
  const stop = () => bouncer.kill('SIGKILL')
  process.once('exit', stop)
  for (let tries = 0; !(await listens(port)); tries++) {
    if (bouncer.exitCode !== null || tries > 100) throw new Failure(`PgBouncer did not start: see ${log}.`)
    await pause(50)
  }
  const pooled = new URL(direct)
  pooled.port = String(port)
  const more = { DATABASE_URL: pooled.href, DATABASE_DIRECT_URL: direct.href, DATABASE_POOLER: '1' }
  const { site } = await serverBehindTls(ground, { more })
  const [ours, theirs] = [await ground.people(people / 2), await ground.people(people / 2)]
  const said = await everybody(
    site,
    ours.flatMap((one, n) => [one, theirs[n]]),
  )
  const [{ strays }] = await ground.superuser`
    select count(*)::int as strays from questionnaire_response r join assignment a on a.id = r.assignment_id
    where a.clinic_id <> r.clinic_id or a.patient_id <> r.patient_id`
  stop()
  return {
    ...(await count(ground.superuser, said)),
    strays,
    notes: [`over ${CONNECTIONS} connections`],
  }
}

export const isKeptApart = (result) =>
  ['lost', 'doubled', 'partial', 'strays'].every((kind) => result[kind] === 0)

function listens(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
