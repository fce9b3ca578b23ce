import type postgres from 'postgres'
import { isCutOff } from '@/lib/platform/busy'
import { prisma, renewSql, sql, sqlTurns } from '@/lib/platform/database'
import { patienceLeft, waitedSince } from '@/lib/platform/patience'
import type { Prisma } from '@/prisma/client/client'
import type { Actor } from './actor-kinds'
import { seesClosed } from './policy'

export type Transaction = Prisma.TransactionClient
export type SqlTransaction = postgres.TransactionSql

/** In milliseconds. Nobody waits for an answer that long; PostgreSQL need not go on with it. */
const LONGEST_STATEMENT = '12000'
/** Nor does a transaction stay open that nobody asks anything of: something went wrong, and its locks are in others' way */
const LONGEST_SILENCE = '15000'

/** What row-level security reads; local to the transaction, so a pooled connection carries nothing over */
function settings(actor: Actor): { clinic: string; patient: string; system: string; closed: string } {
  return {
    clinic: actor.clinicId ?? '',
    patient: actor.kind === 'patient' || actor.kind === 'emergency' ? actor.patientId : '',
    system: actor.kind === 'system' ? 'on' : '',
    closed: seesClosed(actor) ? 'on' : '',
  }
}

/**
 * Runs `work` in one transaction in which PostgreSQL knows who is acting: rows of another clinic, and for a patient
 * of another patient, do not exist there. Every clinical read and write goes through here or `scopedSql`; nothing
 * else opens a transaction.
 */
export function scoped<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { clinic, patient, system, closed } = settings(actor)
  const began = performance.now()
  return prisma().$transaction(
    async (tx) => {
      waitedSince(began)
      const wait = String(patienceLeft())
      await tx.$executeRaw`select set_config('app.clinic_id', ${clinic}, true), set_config('app.patient_id', ${patient}, true), set_config('app.system', ${system}, true), set_config('app.sees_closed', ${closed}, true), set_config('lock_timeout', ${wait}, true), set_config('statement_timeout', ${LONGEST_STATEMENT}, true), set_config('idle_in_transaction_session_timeout', ${LONGEST_SILENCE}, true)`
      return work(tx)
    },
    { maxWait: patienceLeft(), timeout: 15_000 },
  )
}

type Statement = postgres.PendingQuery<postgres.Row[]>

/** What a transaction has sent and does not wait for by itself */
const unread = new WeakMap<SqlTransaction, Statement[]>()

/**
 * Sends a statement of `scopedSql` whose rows nobody reads, without waiting for it: what comes behind it on the same
 * connection, the commit too, undoes everything where it failed, and `scopedSql` fails with its error.
 */
export function sendUnread(tx: SqlTransaction, statement: Statement): void {
  const sent = unread.get(tx)
  if (!sent) throw new Error('not a transaction of scopedSql, or one that is over')
  statement.execute()
  sent.push(statement)
}

/** The same through postgres.js, for hot statements. */
export async function scopedSql<T>(actor: Actor, work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
  const { clinic, patient, system, closed } = settings(actor)
  const began = performance.now()
  const done = await sqlTurns().take(patienceLeft(), () => {
    const connections = sql()
    const sent: Statement[] = []
    const begun = connections.begin(async (tx) => {
      waitedSince(began)
      const wait = String(patienceLeft())
      unread.set(tx, sent)
      // Every statement finds its rows by keys, so one plan serves all values (plans.db.test.ts holds which) and is not made anew.
      sendUnread(
        tx,
        tx`select set_config('app.clinic_id', ${clinic}, true), set_config('app.patient_id', ${patient}, true), set_config('app.system', ${system}, true), set_config('app.sees_closed', ${closed}, true), set_config('lock_timeout', ${wait}, true), set_config('statement_timeout', ${LONGEST_STATEMENT}, true), set_config('idle_in_transaction_session_timeout', ${LONGEST_SILENCE}, true), set_config('plan_cache_mode', 'force_generic_plan', true)`,
      )
      const value = await work(tx)
      unread.delete(tx)
      return { value }
    })
    // a commit behind what failed is a rollback that says nothing
    const whole = begun.then(async (value) => {
      await Promise.all(sent)
      return value
    })
    return whole.catch((error: unknown) => {
      if (isCutOff(error)) renewSql(connections)
      throw error
    })
  })
  return done.value
}
