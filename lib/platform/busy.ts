/** To whoever sent something: in both languages, since whoever sends what no form of ours sends may not be known */
export const BUSY =
  'Too much is going on at the moment, so this was not stored. Go back, where what you typed still stands, and send it again.\nAhora mismo hay demasiada actividad, así que esto no se guardó. Vuelva atrás, donde sigue lo que escribió, y envíelo otra vez.'

/** The same where the connection was lost while it was stored: PostgreSQL may have gone on with it */
export const UNSURE =
  'The connection to our database was lost just now, so we cannot say whether this was stored. Go back and look: if it is not there, send it again.\nSe acaba de perder la conexión con nuestra base de datos y no sabemos si esto se guardó. Vuelva atrás y mire: si no está, envíelo otra vez.'

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
