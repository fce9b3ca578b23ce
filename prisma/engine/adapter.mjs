import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import { gotNoLock, inOne, noticeDeath } from './whole.mjs'

const CHAR = 18
const TEXT = 25

/** PostgreSQL's "char" (one byte, all over its catalogue) is unknown to the adapter: read as text, reported as a character */
function mendQueries(queryable) {
  const characters = new WeakMap()
  const performIO = queryable.performIO.bind(queryable)
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.performIO = async (query) => {
    const result = await performIO(query)
    characters.set(
      query,
      result.fields.map((field) => field.dataTypeID === CHAR),
    )
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const isCharacter = characters.get(query) ?? []
    result.columnTypes = result.columnTypes.map((type, i) =>
      isCharacter[i] ? ColumnTypeEnum.Character : type,
    )
    return result
  }
  return queryable
}

/** One connection for all: the engine's advisory lock and settings belong to a session. `doing` tells of migrations being applied. */
async function connect(url, doing = { applies: false }) {
  const schema = url.searchParams.get('schema') ?? 'public'
  const plain = new URL(url)
  plain.searchParams.delete('schema')
  const factory = new PrismaPg(
    { connectionString: plain.href, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 },
    { schema },
  )
  const adapter = mendQueries(await factory.connect())
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (...args) => mendQueries(await startTransaction(...args))
  // The adapter's own cuts a script at every semicolon, also inside the body of a function
  adapter.executeScript = async (script) => {
    const client = adapter.underlyingDriver()
    if (doing.applies) await noticeDeath(client)
    try {
      await client.query(doing.applies ? await inOne(client, script, schema) : script)
    } catch (error) {
      doing.gotNoLock = doing.applies && gotNoLock(error)
      adapter.onError(error)
    }
  }
  return adapter
}

/**
 * @prisma/adapter-pg as the schema engine needs it. The shadow database is reached by changing the address: a
 * connection string wins over the name the adapter would give beside it.
 * @param {string} address of the database, with the password in it
 * @param {{ applies: boolean, gotNoLock?: boolean }} doing whether what runs now are migrations that are applied; told whether one got no lock
 */
export function adapterFactory(address, doing) {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(new URL(address), doing),
    async connectToShadowDb() {
      const main = await connect(new URL(address))
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      await main.executeScript(`create database "${name}"`)
      const url = new URL(address)
      url.pathname = `/${name}`
      const shadow = await connect(url)
      const dispose = shadow.dispose.bind(shadow)
      shadow.dispose = async () => {
        await dispose()
        await main.executeScript(`drop database "${name}" with (force)`)
        await main.dispose()
      }
      return shadow
    },
  }
}

/** What went wrong on the way to the database, as one of Prisma's error codes and a sentence; null when it answers. */
export async function whyUnreachable(address) {
  const { hostname, port, pathname } = new URL(address)
  try {
    const adapter = await connect(new URL(address))
    await adapter.queryRaw({ sql: 'select 1', args: [], argTypes: [] }).finally(() => adapter.dispose())
    return null
  } catch (error) {
    const kind = error instanceof DriverAdapterError ? error.cause.kind : ''
    const name = decodeURIComponent(pathname.slice(1))
    if (kind === 'DatabaseDoesNotExist') return { code: 'P1003', message: `Database ${name} does not exist` }
    if (kind === 'AuthenticationFailed')
      return { code: 'P1000', message: 'The database refused the name or password' }
    if (kind === 'DatabaseAccessDenied') return { code: 'P1010', message: `No access to database ${name}` }
    return {
      code: 'P1001',
      message: `The database at ${hostname}:${port || 5432} does not answer (${error.message})`,
    }
  }
}
