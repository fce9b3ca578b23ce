import postgres from 'postgres'
import { Failure } from '../machine/failure.mjs'
import { demoCluster } from '../postgres/embedded.mjs'

const REFUSED = {
  '28P01': 'refused the name or the password',
  28000: 'lets this name in from nowhere',
  '3D000': 'has no database of that name',
  '57P03': 'is starting up or shutting down',
  53300: 'has no connection to spare',
}

/**
 * The database of this start: this clone's own, or the one that the environment names.
 * @returns {Promise<{ appUrl: string, ownerUrl: string, exited: Promise<unknown>, stop(): Promise<unknown> }>}
 */
export async function openDatabase({ embedded }, { DATABASE_URL, MIGRATION_DATABASE_URL } = process.env) {
  if (embedded) return demoCluster()
  const ownerUrl = MIGRATION_DATABASE_URL || DATABASE_URL
  await checkSignIn('DATABASE_URL', DATABASE_URL)
  await checkSignIn('MIGRATION_DATABASE_URL', ownerUrl)
  return { appUrl: DATABASE_URL, ownerUrl, exited: new Promise(() => {}), stop: async () => {} }
}

async function checkSignIn(setting, address) {
  const sql = postgres(address, { max: 1, connect_timeout: 5, onnotice() {} })
  try {
    await sql`select 1`
  } catch (error) {
    const { host } = new URL(address)
    throw new Failure(
      `The database at ${host} ${REFUSED[error.code] ?? `does not answer (${error.code})`}. Check ${setting}.`,
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}
