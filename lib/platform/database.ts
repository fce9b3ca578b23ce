import { PrismaPg } from '@prisma/adapter-pg'
import postgres from 'postgres'
import { PrismaClient } from '@/prisma/client/client'
import { environment } from './env'

type Connections = { prisma: PrismaClient; sql: postgres.Sql }

// Next reloads modules in development; the pools must outlive a reload
const holder = globalThis as typeof globalThis & { skinVisitConnections?: Connections }

function connections(): Connections {
  holder.skinVisitConnections ??= {
    prisma: new PrismaClient({
      adapter: new PrismaPg({
        connectionString: environment().DATABASE_URL,
        max: 10,
        connectionTimeoutMillis: 3000,
      }),
    }),
    sql: postgres(environment().DATABASE_URL, { max: 10, connect_timeout: 3, onnotice: () => {} }),
  }
  return holder.skinVisitConnections
}

/** Prisma, for models and everyday reads and writes. Clinical rows are reached only through lib/access/scoped. */
export const prisma = (): PrismaClient => connections().prisma

/** postgres.js, for the few hot statements. Clinical rows are reached only through lib/access/scoped. */
export const sql = (): postgres.Sql => connections().sql

/** For scripts and tests: closes both pools so that the process can end. */
export async function disconnect(): Promise<void> {
  const open = holder.skinVisitConnections
  if (!open) return
  delete holder.skinVisitConnections
  await Promise.all([open.prisma.$disconnect(), open.sql.end({ timeout: 2 })])
}
