import { channel } from 'node:diagnostics_channel'
import pino from 'pino'

/** What a line may say besides its event: identifiers, counts and codes. A new field is a name here, looked at by a second person. */
const FIELDS = ['clinicId', 'batch', 'hash', 'count', 'code'] as const
type Fields = Partial<Record<(typeof FIELDS)[number], string | number | boolean | undefined>>

/** Every line is told here too, by its event alone: the instrumentation, which counts them, is bundled apart */
export const LOG_CHANNEL = 'skin-visit.log'
export type Logged = { event: string; level: 'info' | 'error' }
const told = channel(LOG_CHANNEL)
const tell = (logged: Logged) => told.publish(logged)

const logger = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null })

/** Never a name, an address or an answer: what is not on the list, or does not look like an identifier, stays out. */
export function logEvent(event: string, fields: Fields = {}): void {
  logger.info({ event, ...allowed(fields) })
  tell({ event, level: 'info' })
}

/** An error keeps its class, its code and its place and loses its message, because database messages quote values. */
export function logFailure(event: string, error: unknown, fields: Fields = {}): void {
  const isError = error instanceof Error
  logger.error({
    event,
    errorName: identifier(isError ? error.name : typeof error),
    errorCode: isError && 'code' in error ? identifier(String(error.code)) : undefined,
    digest: isError && 'digest' in error ? identifier(String(error.digest)) : undefined,
    stack: isError ? placeOf(error) : undefined,
    ...allowed(fields),
  })
  tell({ event, level: 'error' })
}

const allowed = (fields: Fields) =>
  Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = fields[name]
      if (value === undefined) return []
      const isCount = typeof value === 'number' || typeof value === 'boolean'
      return [[name, isCount ? value : identifier(String(value))]]
    }),
  )

const identifier = (text: string): string => (/^[\w.:-]{1,100}$/.test(text) ? text : 'withheld')

/** The calls that led there; a message of many lines could pretend to be some */
function placeOf({ stack = '', message }: Error): string {
  return stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^ +at [^'"`@]*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .join('\n')
}
