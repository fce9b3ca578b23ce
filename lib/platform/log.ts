import pino from 'pino'

type Field = string | number | boolean | undefined

const logger = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null })

/**
 * Fields are an allow-list by type: identifiers, counts and codes. Never pass a name, an address, an answer
 * or a whole object; an Error goes through `logFailure`, which keeps its class and code and drops its message,
 * because database messages quote values.
 */
export function logEvent(event: string, fields: Record<string, Field> = {}): void {
  logger.info({ event, ...fields })
}

export function logFailure(event: string, error: unknown, fields: Record<string, Field> = {}): void {
  const name = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const stack =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
          .join('\n')
      : undefined
  logger.error({ event, errorName: name, errorCode: code, stack, ...fields })
}
