import { PrismaPg } from '@prisma/adapter-pg'
import postgres from 'postgres'
import { PrismaClient } from '@/prisma/client/client'
import { environment } from './env'
import { patienceLeft, waitedSince } from './patience'
import { Turns } from './turns'

type Connections = { prisma: PrismaClient; sql: postgres.Sql; turns: Turns }

// Next reloads modules in development; the pools must outlive a reload
const holder = globalThis as typeof globalThis & { skinVisitConnections?: Connections }

function connections(): Connections {
  holder.skinVisitConnections ??= open()
  return holder.skinVisitConnections
}

function open(): Connections {
  const { DATABASE_URL, DATABASE_CONNECTIONS: most } = environment()
  return {
    prisma: new PrismaClient({
      adapter: new PrismaPg({ connectionString: DATABASE_URL, max: most, connectionTimeoutMillis: 2000 }),
    }),
    sql: openSql(),
    turns: new Turns(most),
  }
}

function openSql(): postgres.Sql {
  const { DATABASE_URL, DATABASE_CONNECTIONS: max, DATABASE_POOLER: pooler } = environment()
  // behind a pooler by transactions, a prepared statement is not where the next transaction is
  return postgres(DATABASE_URL, {
    ...{ max, connect_timeout: 3, onnotice: () => {}, prepare: !pooler },
    // refused instead, a value that is missing would leave its statement, and the connection, waiting for ever where another
    // statement was sent just before it: postgres.js 3.4.9 refuses the other
    transform: { undefined: null },
    types: { date: refusing(DATE), json: refusing(JSONS) },
  })
}

/** Neither JSON nor a date */
const UNWRITABLE = 'what cannot be written'

/** As postgres.js has them, with PostgreSQL's numbers for the types */
const DATE = {
  ...{ to: 1184, from: [1082, 1114, 1184] },
  serialize: (value: Date | string) => (value instanceof Date ? value : new Date(value)).toISOString(),
  parse: (text: string) => new Date(text),
}
const JSONS = {
  ...{ to: 114, from: [114, 3802] },
  serialize: (value: unknown): string | undefined => JSON.stringify(value),
  parse: (text: string): unknown => JSON.parse(text),
}

/**
 * What cannot be written, such as a date that is none, goes to PostgreSQL as something that it refuses: thrown by postgres.js
 * between two statements, it leaves the connection waiting for ever.
 */
function refusing<Type extends { serialize: (value: never) => string | undefined }>(type: Type): Type {
  const serialize = (value: never): string => {
    try {
      return type.serialize(value) ?? UNWRITABLE
    } catch {
      return UNWRITABLE
    }
  }
  return { ...type, serialize }
}

/**
 * New connections in place of `broken`'s, once. In postgres.js 3.4.9 one that was cut off in a transaction keeps what it had
 * not sent, and never connects again.
 */
export function renewSql(broken: postgres.Sql): void {
  const open = connections()
  if (open.sql !== broken) return
  open.sql = openSql()
  broken.end({ timeout: 5 }).catch(() => {})
}

/** Prisma, for models and everyday reads and writes. Clinical rows are reached only through lib/access/scoped. */
export const prisma = (): PrismaClient => connections().prisma

/** postgres.js, for the few hot statements. Clinical rows are reached only through lib/access/scoped. */
export const sql = (): postgres.Sql => connections().sql

/** One for each connection of `sql`, which lets those wait for ever that find none free */
export const sqlTurns = (): Turns => connections().turns

/** A statement of `sql` when there is a connection for it; the wait comes out of what its request may wait for in all */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  return sqlTurns().take(patienceLeft(), () => {
    waitedSince(began)
    return work()
  })
}

/** For scripts and tests: closes both pools so that the process can end. */
export async function disconnect(): Promise<void> {
  const open = holder.skinVisitConnections
  if (!open) return
  delete holder.skinVisitConnections
  await Promise.all([open.prisma.$disconnect(), open.sql.end({ timeout: 2 })])
}
