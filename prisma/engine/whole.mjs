// A migration is applied whole or not at all, and noted as applied in the same transaction. So one that was killed, or gave up
// because it got no lock, leaves nothing behind but a note that it was begun: the next run puts that aside and begins again.
import postgres from 'postgres'

/** Prisma's own: whoever migrates holds it */
const ENGINES_LOCK = 72707369

/** How long a migration waits for a lock. Everybody who comes after it for the same table waits behind it. */
const LONGEST_LOCK = '2s'

const NO_LOCK = '55P03'

export const gotNoLock = (error) => error?.code === NO_LOCK

export const NO_LOCK_WORDS =
  'The migration gave up: something else has held a table that it needs for two seconds, and patients would have queued behind it. ' +
  'Nothing of it was applied. Run it again when the table is free (a long report or a backup of that table ends; pg_stat_activity names what holds it).'

/** What PostgreSQL does only outside a transaction, or what ends one */
const APART = /\bconcurrently\b|\bvacuum\b|(^|;)\s*(begin|start transaction|commit|rollback)\b/im

const isWhole = (script) => !APART.test(script.replace(/--.*$/gm, ''))

const quoted = (name) => `"${name.replaceAll('"', '""')}"`
const BEGUN = 'finished_at is null and rolled_back_at is null'

/**
 * The script of a migration and the note that it is applied, for one simple query: one transaction. Anything else, and what cannot
 * be one, stays as it is.
 * @param {{ query(sql: string): Promise<{ rows: Record<string, unknown>[] }> }} client its one connection
 */
export async function inOne(client, script, schema) {
  const notes = `${quoted(schema)}._prisma_migrations`
  const { rows } = await client.query(
    `select to_regclass('${notes.replaceAll("'", "''")}') is not null as noted`,
  )
  const begun = `select id from ${notes} where ${BEGUN} order by started_at desc limit 1`
  if (!rows[0].noted || (await client.query(begun)).rows.length === 0 || !isWhole(script)) return script
  return `set local lock_timeout = '${LONGEST_LOCK}';
${script}
;
update ${notes} set finished_at = clock_timestamp() where id = (${begun})`
}

/** Before a script: a server whose client was killed notices it while it works, and undoes what it had done */
export const noticeDeath = (client) =>
  client.query("set client_connection_check_interval = '500ms'").catch(() => {}) // where the machine cannot, it notices at the end

/**
 * Puts aside the notes of migrations that were begun and are neither finished nor under way, where they are whole: nothing of them
 * is in the database. Others stay for somebody to look at.
 * @param {string} address of the database
 * @param {{ path: string, migrationFile: { content: { tag: string, value: string } } }[]} migrations
 */
export async function putAsideBegun(address, migrations) {
  const url = new URL(address)
  const notes = `${quoted(url.searchParams.get('schema') ?? 'public')}._prisma_migrations`
  url.searchParams.delete('schema')
  const whole = migrations.flatMap(({ path, migrationFile: { content } }) =>
    content.tag === 'ok' && isWhole(content.value) ? path : [],
  )
  const sql = postgres(url.href, { max: 1, connect_timeout: 10, onnotice() {} })
  const begun = `${BEGUN} and migration_name = any($1)`
  try {
    const [{ noted }] = await sql`select to_regclass(${notes}) is not null as noted`
    if (!noted || (await sql.unsafe(`select from ${notes} where ${begun}`, [whole])).length === 0) return
    // whoever is at it holds the lock: what is still begun once it is ours was given up
    await sql`select pg_advisory_lock(${ENGINES_LOCK})`
    await sql.unsafe(`update ${notes} set rolled_back_at = clock_timestamp() where ${begun}`, [whole])
  } finally {
    await sql.end({ timeout: 5 })
  }
}
