import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { clone } from '../bin/machine/clone.mjs'
import { tool } from '../bin/machine/install.mjs'
import { startCluster } from '../bin/postgres/cluster.mjs'
import { databaseUrl } from '../bin/postgres/roles.mjs'
import { serverUser } from '../bin/postgres/server-user.mjs'
import { count } from './count.mjs'
import { killPostgres } from './kill-db.mjs'
import { manySent } from './many.mjs'
import { everybody } from './patient.mjs'
import { serverBehindTls } from './servers.mjs'

const MOST_TO_RESTORE = 10 * 60_000

/** What a site needs for a backup to any moment: the log of changes is put aside as it is written */
export const ARCHIVING = { archive_mode: 'on', wal_level: 'replica', archive_timeout: '60' }

/**
 * A base backup, the log archived behind it, 100,000 responses, then the server and its data are gone. On a blank cluster the
 * state of one moment is restored: what was acknowledged before it is there, nothing of what came after, and the record of access
 * is unbroken.
 */
export async function restore(ground, { people = 300, many = 100, say }) {
  const { cluster, superuser, folder, env } = ground
  const archive = join(cluster.folder, 'archive')
  ownFolder(archive)
  await superuser.unsafe(
    `alter system set archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`,
  )
  await superuser`select pg_reload_conf()`
  const { site, front, server } = await serverBehindTls(ground)
  const [before, after] = [await ground.people(people), await ground.people(50)]
  const holders = await ground.people(1000)
  const half = Math.ceil(many / 2)
  await manySent(superuser, holders[0].clinicId, half)
  const backup = join(cluster.folder, 'backup')
  await baseBackup(superuser, join(cluster.folder, 'data'), backup)
  say('base backup taken')
  await manySent(superuser, holders[0].clinicId, many - half)
  const said = await everybody(site, before)
  const seals = join(folder, 'seals.txt')
  writeFileSync(seals, audit(['seal'], env).stdout)
  const [{ moment }] = await superuser`select clock_timestamp()::text as moment`
  const [{ sent }] =
    await superuser`select count(*)::int as sent from questionnaire_response where status = 'completed'`
  await pause(1000)
  const later = await everybody(site, after)
  const [{ last }] = await superuser`select pg_walfile_name(pg_switch_wal()) as last`
  while (!(await superuser`select 1 from pg_stat_archiver where last_archived_wal >= ${last}`).length)
    await pause(100)
  say('archived; the server and its data are gone')
  server.kill()
  front.stop()
  await killPostgres(ground.postmaster())
  rmSync(join(cluster.folder, 'data'), { recursive: true })

  const began = performance.now()
  const restored = await restoredTo(moment, { cluster, archive, backup })
  const took = performance.now() - began
  const url = new URL(env.DATABASE_URL)
  const there = postgres(
    databaseUrl({
      ...{ port: restored.port, role: 'postgres', password: cluster.passwords.superuserPassword },
      database: url.pathname.slice(1),
    }),
    { max: 1, onnotice() {} },
  )
  try {
    const tally = await count(there, said)
    const [{ held }] =
      await there`select count(*)::int as held from questionnaire_response where status = 'completed'`
    const [{ beyond }] = await there`
      select count(*)::int as beyond from questionnaire_response
      where assignment_id = any(${later.map(({ person }) => person.assignmentId)})`
    url.port = String(restored.port)
    const verified = audit(['verify', seals], { ...env, DATABASE_URL: url.href })
    return {
      ...tally,
      responses: held,
      lost: tally.lost + Math.max(0, sent - held),
      'from after the moment': beyond,
      'breaks in the record of access': verified.status === 0 ? 0 : 1,
      'restored in (ms)': Math.round(took),
      notes: verified.status === 0 ? [] : [verified.stdout, verified.stderr],
    }
  } finally {
    await there.end({ timeout: 1 })
    await restored.stop()
  }
}

export const isRestored = (result) =>
  ['lost', 'doubled', 'partial', 'from after the moment', 'breaks in the record of access'].every(
    (kind) => result[kind] === 0,
  ) && result['restored in (ms)'] < MOST_TO_RESTORE

/** A folder that PostgreSQL's own user writes in, where it runs as another than we do */
export function ownFolder(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const user = serverUser()
  if (user) chownSync(path, user.uid, user.gid)
}

/** A base backup by PostgreSQL's own functions: the data as they lie, and the label that says from where the log is needed */
export async function baseBackup(superuser, data, backup) {
  await superuser`select pg_backup_start('drill', true)`
  spawnSync('cp', ['-a', data, backup])
  const [{ labelfile }] = await superuser`select labelfile from pg_backup_stop(true)`
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(backup, name), { force: true })
  rmSync(join(backup, 'pg_wal'), { recursive: true })
  ownFolder(join(backup, 'pg_wal'))
  ownFile(join(backup, 'backup_label'), labelfile)
}

/** A file of PostgreSQL's own user */
export function ownFile(path, text, flag = 'w') {
  writeFileSync(path, text, { mode: 0o600, flag })
  const user = serverUser()
  if (user) chownSync(path, user.uid, user.gid)
}

async function restoredTo(moment, { cluster, archive, backup }) {
  const folder = join(cluster.folder, 'restored')
  mkdirSync(folder, { mode: 0o711 })
  spawnSync('cp', ['-a', '--no-target-directory', backup, join(folder, 'data')])
  ownFile(join(folder, 'data/recovery.signal'), '')
  const settings = {
    ...{ restore_command: `cp ${archive}/%f %p`, recovery_target_time: moment },
    ...{ recovery_target_action: 'promote', archive_mode: 'off', hot_standby: 'off' },
  }
  return startCluster(folder, { ...cluster.passwords, settings })
}

const audit = (args, env) =>
  spawnSync(tool('tsx'), ['bin/audit.ts', ...args], { cwd: clone, env, encoding: 'utf8' })
