import { asText } from './plain-page'

/** What was sent was not stored */
export const BUSY = asText('busy', 'goBack')

/**
 * By PostgreSQL's codes: a lock or a statement that took too long, no connection to spare, a server that is going down or
 * coming up, a disk that is full. By postgres.js and pg: a connection that was refused, cut off or did not come. Ours: no turn.
 */
const CODES = new Set([
  ...[
    '55P03',
    '57014',
    '53300',
    '53100',
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08003',
    '08006',
    '25006',
    '40001',
    '40P01',
  ],
  'NO_TURN',
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  // Prisma: not reached, gone, no connection or transaction in time, the transaction's connection lost
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034'],
])

const WORDS =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|timeout expired|Unable to start a transaction|Can't reach database/

/** Whether this will pass by itself: the database is busy, or away for the moment. What was under way is not stored, unless `isCutOff`. */
export function isBusy(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false
  const { code, cause, meta, message } = error as Record<string, unknown>
  if (typeof code === 'string' && CODES.has(code)) return true
  if (typeof message === 'string' && WORDS.test(message)) return true
  return isBusy(cause, depth + 1) || isBusy(meta, depth + 1) || isBusy(inner(meta), depth + 1)
}

/** Prisma's adapter keeps PostgreSQL's own code under meta.driverAdapterError.cause.originalCode */
function inner(meta: unknown): unknown {
  if (typeof meta !== 'object' || meta === null) return null
  const { driverAdapterError } = meta as Record<string, unknown>
  if (typeof driverAdapterError !== 'object' || driverAdapterError === null) return null
  const { cause } = driverAdapterError as Record<string, unknown>
  if (typeof cause !== 'object' || cause === null) return null
  const { originalCode } = cause as Record<string, unknown>
  return { code: originalCode, cause }
}

const CUT_OFF = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
])

/** Whether a connection that stood was lost, so that nobody can say what became of what was asked last */
export const isCutOff = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && CUT_OFF.has(String(error.code))
