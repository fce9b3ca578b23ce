import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { testDatabase } from '@/lib/platform/testing/database'

const { ownerUrl } = testDatabase()
const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
const project = mkdtempSync(join(tmpdir(), 'skin-visit-prisma-'))
const migrations = join(project, 'migrations')
cpSync('prisma/schema', join(project, 'schema'), { recursive: true })
writeFileSync(
  join(project, 'prisma.config.mjs'),
  `export default ${JSON.stringify({ schema: 'schema', migrations: { path: 'migrations' }, datasource: { url: ownerUrl } })}`,
)
beforeEach(() => {
  rmSync(migrations, { recursive: true, force: true })
  cpSync('prisma/migrations', migrations, { recursive: true })
})
afterAll(async () => {
  await owner.end()
  rmSync(project, { recursive: true })
})

const add = (name: string, script: string) => {
  mkdirSync(join(migrations, name))
  writeFileSync(join(migrations, name, 'migration.sql'), script)
}

function deploy() {
  const child = spawn(
    'node_modules/.bin/prisma',
    ['migrate', 'deploy', '--config', join(project, 'prisma.config.mjs')],
    {
      detached: true,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), 'prisma/engine/schema-engine.mjs'),
        NO_COLOR: '1',
      },
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  )
  return { ended, kill: () => child.pid && process.kill(-child.pid, 'SIGKILL') }
}

const notesOf = (name: string) => owner`
  select finished_at is not null as finished, rolled_back_at is not null as aside, applied_steps_count as steps
  from _prisma_migrations where migration_name = ${name} order by started_at`
const isThere = async (table: string) =>
  (await owner`select to_regclass(${table}) is not null as there`)[0]?.there === true
const isAtWork = async () =>
  (
    await owner`select from pg_stat_activity where datname = current_database() and query like '%made_half%' and pid <> pg_backend_pid() and state = 'active'`
  ).length > 0

it('leaves nothing of a migration that was killed half-way, and applies it the next time', async () => {
  await owner`create table pause as select 600 as seconds`
  add(
    '29990101000000_half',
    'create table made_half (id int);\nselect pg_sleep((select seconds from pause));\ncreate table made_whole (id int);',
  )
  const first = deploy()
  while (!(await isAtWork())) {}
  first.kill()
  await first.ended
  // without being told: the server finds that nobody waits for it any more
  while (await isAtWork()) {}
  expect(await isThere('made_half')).toBe(false)
  expect([...(await notesOf('29990101000000_half'))]).toEqual([{ finished: false, aside: false, steps: 0 }])
  await owner`update pause set seconds = 0`
  expect(await deploy().ended).toMatchObject({ code: 0 })
  expect([await isThere('made_half'), await isThere('made_whole')]).toEqual([true, true])
  expect([...(await notesOf('29990101000000_half'))]).toEqual([
    { finished: false, aside: true, steps: 0 },
    { finished: true, aside: false, steps: 1 },
  ])
}, 120_000)

it('gives up where something holds its table, in a sentence that says what to do, and goes through afterwards', async () => {
  add('29990102000000_waits', 'create table made_before (id int);\nalter table score add column drilled int;')
  const reader = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  await reader`begin`
  await reader`select count(*) from score`
  const refused = await deploy().ended
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('something else has held a table that it needs for two seconds')
  expect(refused.said).not.toContain('P3018')
  expect(await isThere('made_before')).toBe(false)
  await reader.end()
  expect(await deploy().ended).toMatchObject({ code: 0 })
  expect(await isThere('made_before')).toBe(true)
}, 120_000)

it('leaves a migration that cannot be one transaction as it is, and for somebody to look at where it fails', async () => {
  add('29990103000000_apart', 'create index concurrently apart_index on score (nowhere);')
  expect(await deploy().ended).toMatchObject({ code: 1 })
  const again = await deploy().ended
  expect(again).toMatchObject({ code: 1 })
  expect(again.said).toContain('P3009')
  rmSync(join(migrations, '29990103000000_apart'), { recursive: true })
  await owner`update _prisma_migrations set rolled_back_at = now() where migration_name = '29990103000000_apart'`
  add('29990103000000_apart', 'create index concurrently apart_index on score (code);')
  expect(await deploy().ended).toMatchObject({ code: 0 })
}, 120_000)
