import postgres from 'postgres'
import { afterAll, afterEach, expect, it } from 'vitest'
import { disconnect } from './database'
import { readiness } from './readiness'
import { testDatabase } from './testing/database'

const { appUrl, ownerUrl } = testDatabase()
const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())
afterEach(async () => {
  await disconnect()
  process.env.DATABASE_URL = appUrl
})

it('is ready where the database has every migration of this build, and also one that is newer', async () => {
  expect(await readiness()).toBe('ready')
  await owner`insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29991231_newer', now())`
  expect(await readiness()).toBe('ready')
})

it('is not ready where one is missing, half done or taken back', async () => {
  const last = owner`(select max(migration_name) from _prisma_migrations where migration_name < '2999')`
  await owner`update _prisma_migrations set finished_at = null where migration_name = ${last}`
  expect(await readiness()).toBe('migrations-missing')
  await owner`update _prisma_migrations set finished_at = now(), rolled_back_at = now() where migration_name = ${last}`
  expect(await readiness()).toBe('migrations-missing')
  await owner`update _prisma_migrations set rolled_back_at = null where migration_name = ${last}`
  expect(await readiness()).toBe('ready')
})

it('is not ready where every connection is taken or none can be had', async () => {
  const lock = owner.begin(async (tx) => {
    await tx`lock table _prisma_migrations in access exclusive mode`
    expect(await readiness()).toBe('database-away')
  })
  await lock
  expect(await readiness()).toBe('ready')
})
