import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { clone } from '../bin/machine/clone.mjs'
import { tool } from '../bin/machine/install.mjs'
import { count } from './count.mjs'
import { meanwhile } from './meanwhile.mjs'
import { serverBehindTls } from './servers.mjs'

const MOST_TO_GIVE_UP = 10_000

/** A migration that works for a while before it changes a table that patients write to. How long stands in a table, so that the second run is short. */
const LONG = `
create table drill_copy as select * from answer_change;
select pg_sleep((select seconds from drill.pause));
alter table questionnaire_response add column drill_note text not null default '';
create index drill_index on questionnaire_response (clinic_id, drill_note);
`
const SHORT = `
alter table questionnaire_response add column drill_second integer;
`

/**
 * Migrations under patients who answer, served by a build that knows nothing of them. One is killed half-way: nothing of it is
 * left, and a second run applies it. One meets a long read of its table: it gives up instead of letting patients queue behind it, and
 * goes through when the read is over.
 */
export async function migration(ground, { say }) {
  const { superuser, cluster, folder } = ground
  await superuser`create schema drill`
  await superuser`create table drill.pause as select 60 as seconds`
  await superuser`grant usage on schema drill to portal_owner`
  await superuser`grant select on drill.pause to portal_owner`
  const project = join(folder, 'prisma')
  cpSync(join(clone, 'prisma/migrations'), join(project, 'migrations'), { recursive: true })
  cpSync(join(clone, 'prisma/schema'), join(project, 'schema'), { recursive: true })
  const config = {
    schema: 'schema',
    migrations: { path: 'migrations' },
    datasource: { url: cluster.ownerUrl },
  }
  writeFileSync(join(project, 'prisma.config.mjs'), `export default ${JSON.stringify(config)}\n`)
  const deploy = () => deployment(project)
  const { site, server } = await serverBehindTls(ground)
  const columns = async () =>
    (
      await superuser`
        select column_name as name from information_schema.columns
        where column_name in ('drill_note', 'drill_second') and table_name = 'questionnaire_response'
        union all select 'copy' from pg_class where relname = 'drill_copy'
        order by 1`
    ).map(({ name }) => name)
  const { said, result } = await meanwhile(ground, site, async () => {
    add(project, '29990101000000_long', LONG)
    const killed = deploy()
    while (!(await atWork(superuser, 'pg_sleep')).length) await pause(50)
    await pause(1000)
    killed.kill()
    await killed.ended
    const began = performance.now()
    while ((await atWork(superuser, 'pg_sleep')).length) await pause(50)
    const noticed = performance.now() - began
    const left = await columns()
    say(`killed half-way; left of it: ${left.length === 0 ? 'nothing' : left}`)
    await superuser`update drill.pause set seconds = 1`
    const again = await deploy().ended
    say(`the second run ended with ${again.code}`)
    const whole = await columns()

    add(project, '29990102000000_short', SHORT)
    const read = await longRead(cluster.ownerUrl)
    const tried = performance.now()
    const refused = await deploy().ended
    const took = performance.now() - tried
    const unchanged = await columns()
    await read.end()
    say(`beside a long read it ended with ${refused.code}`)
    const after = await deploy().ended
    return { noticed, left, again, whole, refused, took, unchanged, after, all: await columns() }
  })
  const { noticed, left, again, whole, refused, took, unchanged, after, all } = result
  const failed = [again, after].filter(({ code }) => code !== 0)
  return {
    ...(await count(superuser, said)),
    'left half-way': left.length,
    'second runs that failed':
      failed.length + Number(`${whole}` !== 'copy,drill_note') + Number(all.length !== 3),
    'waited behind a read': Number(refused.code === 0 || `${unchanged}` !== `${whole}`),
    'without a clear sentence': Number(!/gave up: something else has held a table/.test(refused.output)),
    'gave up after (ms)': Math.round(took),
    restarted: server.isRunning() ? 0 : 1,
    notes: [`the database noticed the kill after ${Math.round(noticed)} ms`, `${site.tried} tries again`],
    examples: failed.map(({ output }) => output.slice(-500)),
  }
}

export const isMigrated = (result) =>
  [
    ...['lost', 'doubled', 'partial', 'left half-way', 'second runs that failed', 'waited behind a read'],
    ...['without a clear sentence', 'restarted'],
  ].every((kind) => result[kind] === 0) && result['gave up after (ms)'] < MOST_TO_GIVE_UP

function add(project, name, script) {
  mkdirSync(join(project, 'migrations', name))
  writeFileSync(join(project, 'migrations', name, 'migration.sql'), script)
}

/** Prisma's command line as deploy/migrate.sh runs it, on this folder; `kill` is SIGKILL to it and all its own */
function deployment(project) {
  const child = spawn(tool('prisma'), ['migrate', 'deploy', '--config', join(project, 'prisma.config.mjs')], {
    ...{ cwd: project, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: join(clone, 'prisma/engine/schema-engine.mjs'),
      NO_COLOR: '1',
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output })))
  return { ended, kill: () => process.kill(-child.pid, 'SIGKILL') }
}

const atWork = (superuser, words) => superuser`
  select pid from pg_stat_activity where usename = 'portal_owner' and state = 'active' and query like ${`%${words}%`}`

/** Somebody who reads a table for a long time, as a report or pg_dump does */
async function longRead(address) {
  const sql = postgres(address, { max: 1, onnotice() {} })
  await sql`begin`
  await sql`select count(*) from questionnaire_response`
  return { end: () => sql.end({ timeout: 1 }) }
}
