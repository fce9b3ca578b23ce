import { join } from 'node:path'
import { keptFolder } from '../machine/clone.mjs'
import { Failure } from '../machine/failure.mjs'
import { secrets } from '../machine/secrets.mjs'

/** What a site with a database of its own must say as well (lib/platform/env.ts checks the values) */
const REQUIRED = ['APP_URL', 'SESSION_SECRET']

/**
 * What this start is asked for. Refuses what cannot work, before anything slow is done.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ port: number, host: string, embedded: boolean }}
 */
export function readSettings(environment) {
  const port = Number(environment.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(`PORT is "${environment.PORT}", which is no port: give a number from 1 to 65535.`)
  }
  const embedded = !environment.DATABASE_URL
  if (embedded) return { port, host: environment.HOST || '127.0.0.1', embedded }
  const missing = REQUIRED.filter((name) => !environment[name])
  if (missing.length > 0) {
    throw new Failure(
      `With DATABASE_URL set, these are needed too: ${missing.join(', ')}. See docs/operations.md.`,
    )
  }
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL']) {
    if (environment[name] && !isPostgres(environment[name])) {
      throw new Failure(
        `${name} is no address of a PostgreSQL database: postgresql://name:password@host:5432/database.`,
      )
    }
  }
  return { port, host: environment.HOST || '0.0.0.0', embedded }
}

/**
 * The environment of the server and of the commands before it. The owner's address is left out: only migrations get it.
 * @param {{ port: number, embedded: boolean }} settings
 * @param {string} appUrl the database, as the application
 */
export function serverEnvironment({ port, embedded }, appUrl, given = process.env) {
  const kept = secrets()
  const { MIGRATION_DATABASE_URL: _owner, ...environment } = given
  Object.assign(environment, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: appUrl,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || kept.serverActionsKey,
  })
  if (!embedded) return { ...environment, DEMO: '0' }
  return {
    ...environment,
    APP_URL: given.APP_URL || `http://localhost:${port}`,
    SESSION_SECRET: given.SESSION_SECRET || kept.sessionSecret,
    MAIL_FOLDER: given.MAIL_FOLDER || join(keptFolder(), 'mail'),
    DEMO_SIGN_INS: join(keptFolder(), 'demo-sign-ins.json'),
    DEMO: '1',
  }
}

function isPostgres(address) {
  return URL.canParse(address) && /^postgres(ql)?:$/.test(new URL(address).protocol)
}
