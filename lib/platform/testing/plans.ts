import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { testDatabase } from './database'

/** A statement that PostgreSQL carried out, in its own words, and how it went about it */
export type Carried = { statement: string; reads: Read[] }

/** One table read in one way; `rows` is what was looked at, kept or not */
export type Read = { table: string; how: string; rows: number }

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** As the superuser, in this file's database */
export function superuser(): postgres.Sql {
  const url = new URL(process.env.TEST_SUPERUSER_URL ?? '')
  url.pathname = new URL(testDatabase().appUrl).pathname
  return postgres(url.href, { max: 1, onnotice: () => {} })
}

/**
 * The plans of everything that the application asks from now on in this file's database, as PostgreSQL's auto_explain writes them
 * into its log: of the very statements, with the application's role and row-level security. Before its first connection.
 */
export async function explainAll(sql: postgres.Sql): Promise<() => Promise<Carried[]>> {
  const database = new URL(testDatabase().appUrl)
  const name = database.pathname.slice(1)
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_parameter_max_length': '0',
  }
  for (const [setting, value] of Object.entries(settings))
    await sql.unsafe(`alter role ${database.username} in database "${name}" set ${setting} = '${value}'`)
  const [where] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`
  const log = new Log(join(dirname(where?.folder ?? ''), 'server.log'))
  return async () => {
    // a connection is idle once what it did is in the log
    for (;;) {
      const [busy] = await sql`
        select from pg_stat_activity where datname = ${name} and usename = ${database.username} and state <> 'idle'`
      if (!busy) return carriedOut(log.rest())
    }
  }
}

/** What was added to a file since it was last asked */
class Log {
  readonly #path: string
  #at: number

  constructor(path: string) {
    this.#path = path
    this.#at = this.#read((file) => fstatSync(file).size)
  }

  rest(): string {
    return this.#read((file) => {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#at)
      readSync(file, bytes, 0, bytes.length, this.#at)
      this.#at += bytes.length
      return bytes.toString()
    })
  }

  #read<T>(work: (file: number) => T): T {
    const file = openSync(this.#path, 'r')
    try {
      return work(file)
    } finally {
      closeSync(file)
    }
  }
}

/** Lines that go on begin with a tab */
const carriedOut = (log: string): Carried[] =>
  log.split(/\n(?!\t)/).flatMap((entry) => {
    const plan = /LOG: {2}duration: [\d.]+ ms {2}plan:\n([\s\S]*)$/.exec(entry)?.[1]
    if (!plan) return []
    const { 'Query Text': statement, Plan } = JSON.parse(plan)
    return [{ statement: String(statement), reads: readsOf(Plan) }]
  })

function readsOf(node: Node): Read[] {
  const table = node['Relation Name']
  const each =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)
  const here = table
    ? [{ table, how: node['Node Type'], rows: Math.round(each * (node['Actual Loops'] ?? 1)) }]
    : []
  return [...here, ...(node.Plans ?? []).flatMap(readsOf)]
}
