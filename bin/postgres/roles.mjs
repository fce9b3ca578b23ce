import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { clone } from '../machine/clone.mjs'

const OWNER = 'portal_owner'
const APP = 'portal_app'

/** The address of a database of an embedded cluster */
export function databaseUrl({ port, role, password, database }) {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`
}

/**
 * The two roles and a database of a cluster, made where they are missing (the database from `template`): the owner migrates and may make databases
 * (Prisma's shadow), the application owns nothing and row-level security holds for it.
 * @returns {Promise<{ superuserUrl: string, ownerUrl: string, appUrl: string }>}
 */
export async function provide(
  database,
  { port, superuserPassword, ownerPassword, appPassword, template = 'template1' },
) {
  const url = (role, password, name = database) => databaseUrl({ port, role, password, database: name })
  const superuser = connect(url('postgres', superuserPassword, 'postgres'))
  try {
    const roles = new Set((await superuser`select rolname from pg_roles`).map((row) => row.rolname))
    // `create role` takes no parameters; the passwords are our own hexadecimal
    if (!roles.has(OWNER))
      await superuser.unsafe(
        `create role ${OWNER} login nosuperuser nobypassrls createdb password '${ownerPassword}'`,
      )
    if (!roles.has(APP))
      await superuser.unsafe(`create role ${APP} login nosuperuser nobypassrls password '${appPassword}'`)
    const [there] = await superuser`select 1 from pg_database where datname = ${database}`
    if (!there) await superuser.unsafe(`create database "${database}" owner ${OWNER} template "${template}"`)
    await superuser.unsafe(
      `revoke all on database "${database}" from public; grant connect on database "${database}" to ${APP}`,
    )
  } finally {
    await superuser.end()
  }
  return {
    superuserUrl: url('postgres', superuserPassword, 'postgres'),
    ownerUrl: url(OWNER, ownerPassword),
    appUrl: url(APP, appPassword),
  }
}

/** What the application may do with the migrated tables (prisma/grants.sql). Nothing to do where it is their owner. */
export async function grant({ ownerUrl, appUrl }) {
  const role = decodeURIComponent(new URL(appUrl).username)
  if (role === decodeURIComponent(new URL(ownerUrl).username)) return
  const grants = readFileSync(join(clone, 'prisma/grants.sql'), 'utf8')
  const owner = connect(ownerUrl)
  try {
    await owner.unsafe(grants.replaceAll(':app_role', `"${role.replaceAll('"', '""')}"`))
  } finally {
    await owner.end()
  }
}

function connect(url) {
  return postgres(url, { max: 1, connect_timeout: 10, onnotice() {} })
}
