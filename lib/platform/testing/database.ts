import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { disconnect } from '../database'

/**
 * Set up before each file of database tests: a database of its own, cloned from the migrated template, to which the
 * code under test connects as the application (row-level security holds, it owns nothing). Dropped afterwards.
 * `npm test` starts the cluster and names it in the environment; `npm test -- db lib/x` runs single files.
 */
const name = `test_${randomUUID().replaceAll('-', '')}`
const superuserUrl = required('TEST_SUPERUSER_URL')
/** Migrated and empty; its owner owns every table of it */
const template = new URL(required('TEST_OWNER_URL'))
const urls = { appUrl: named(required('TEST_APP_URL')), ownerUrl: named(template.href) }

await onCluster((sql) =>
  sql.unsafe(
    `create database "${name}" template "${template.pathname.slice(1)}" owner "${template.username}" strategy file_copy`,
  ),
)
Object.assign(process.env, {
  DATABASE_URL: urls.appUrl,
  APP_URL: 'http://localhost:3000',
  SESSION_SECRET: 'a secret of the tests, long enough to be one',
  LOG_LEVEL: 'silent',
})

afterAll(async () => {
  await disconnect()
  await onCluster((sql) => sql.unsafe(`drop database "${name}" with (force)`))
})

/** The addresses of this test file's database: as the application, and as the owner of its tables. */
export function testDatabase(): { appUrl: string; ownerUrl: string } {
  return urls
}

function named(template: string): string {
  const url = new URL(template)
  url.pathname = `/${name}`
  return url.href
}

function required(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: run database tests with npm test -- db [files]`)
  return value
}

async function onCluster(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
