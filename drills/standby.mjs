import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { startCluster } from '../bin/postgres/cluster.mjs'
import { runningServer } from '../bin/postgres/postmaster.mjs'
import { databaseUrl } from '../bin/postgres/roles.mjs'
import { count } from './count.mjs'
import { killPostgres } from './kill-db.mjs'
import { everybody } from './patient.mjs'
import { baseBackup, ownFile } from './restore.mjs'
import { serverBehindTls } from './servers.mjs'

/**
 * A second PostgreSQL follows the first, which says that something is stored only once the second has it too. The first is killed
 * under patients who answer, the second takes over: nothing that was acknowledged is missing.
 */
export async function standby(ground, { people = 600, say }) {
  const { cluster, superuser, env } = ground
  const { superuserPassword } = cluster.passwords
  const folder = join(cluster.folder, 'standby')
  mkdirSync(folder, { mode: 0o711 })
  await superuser`select pg_create_physical_replication_slot('standby', true)`
  await baseBackup(superuser, join(cluster.folder, 'data'), join(folder, 'data'))
  ownFile(join(folder, 'data/standby.signal'), '')
  const settings = {
    primary_conninfo: `host=127.0.0.1 port=${cluster.port} user=postgres password=${superuserPassword} application_name=standby`,
    primary_slot_name: 'standby',
    hot_standby: 'off',
  }
  const starting = startCluster(folder, { superuserPassword, settings })
  // one that takes no questions never says that it is ready until it takes over
  starting.catch(() => {})
  while (!(await superuser`select 1 from pg_stat_replication where state = 'streaming'`).length)
    await pause(50)
  await superuser`alter system set synchronous_standby_names = 'standby'`
  await superuser`select pg_reload_conf()`
  while (!(await superuser`select 1 from pg_stat_replication where sync_state = 'sync'`).length)
    await pause(50)
  say('the second follows, and each commit waits for it')
  const { site, server } = await serverBehindTls(ground)
  const all = await ground.people(people)
  const stop = { now: false }
  const running = everybody(site, all, { at: 16, until: () => stop.now })
  while (site.sent < people / 2) await pause(10)
  await killPostgres(ground.postmaster())
  stop.now = true
  const said = await running
  server.kill()
  // what pg_ctl promote does
  ownFile(join(folder, 'data/promote'), '')
  process.kill(runningServer(join(folder, 'data')).pid, 'SIGUSR1')
  const second = await starting
  const there = postgres(
    databaseUrl({
      ...{ port: second.port, role: 'postgres', password: superuserPassword },
      database: new URL(env.DATABASE_URL).pathname.slice(1),
    }),
    { max: 1, onnotice() {} },
  )
  try {
    return await count(there, said)
  } finally {
    await there.end({ timeout: 1 })
    await second.stop()
  }
}
