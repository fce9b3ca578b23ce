import type { SqlTransaction, Transaction } from '@/lib/access/scoped'
import { CHANNEL } from '@/lib/platform/notices'
import type { Arrival } from './arrival'

/**
 * Tells everybody of the clinic who has a list or a brief open that something about a visit is another now: answers were
 * sent, corrected or read. Heard once the transaction is through. It carries ids alone; who hears it reads the rest
 * through their own rights.
 */
export async function announce(tx: Transaction, { clinicId, appointmentId }: Arrival): Promise<void> {
  await tx.$executeRaw`select pg_notify(${CHANNEL}, ${JSON.stringify({ clinicId, appointmentId })})`
}

/** The same in a postgres.js transaction. */
export async function announceSql(tx: SqlTransaction, arrival: Arrival): Promise<void> {
  await tx`select ${notified(tx, arrival)}`
}

/** The same as a part of a statement: the call alone */
export const notified = (tx: SqlTransaction, { clinicId, appointmentId }: Arrival) =>
  tx`pg_notify(${CHANNEL}, ${JSON.stringify({ clinicId, appointmentId })})`
