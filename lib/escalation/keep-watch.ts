import { systemActor } from '@/lib/access/actor'
import { sealAudit } from '@/lib/audit/seal-commands'
import { clocksApart } from '@/lib/platform/clocks-apart'
import { logFailure } from '@/lib/platform/log'
import { remindUnfinished } from '@/lib/reminder/commands'
import { escalateUnattended } from './unattended-commands'

const EVERY = 60_000

// Next reloads modules in development; there must be one of these a process
const holder = globalThis as typeof globalThis & { skinVisitWatch?: ReturnType<typeof setInterval> }

/**
 * Once a minute, as long as the server runs: passes on what has waited too long, reminds of what is not finished before a visit,
 * seals the record of access, and tells of a clock that is wrong. A database that is away says so by the first of them.
 */
export function keepWatch(): void {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    await escalateUnattended(systemActor('unattended answers')).catch((error: unknown) =>
      logFailure('keep-watch', error),
    )
    await remindUnfinished(systemActor('reminders')).catch((error: unknown) => logFailure('reminders', error))
    await sealAudit(systemActor('sealing the record of access')).catch((error: unknown) =>
      logFailure('audit-seal', error),
    )
    await clocksApart().catch(() => {})
    isLooking = false
  }
  clocksApart().catch(() => {})
  holder.skinVisitWatch ??= setInterval(look, EVERY)
  holder.skinVisitWatch.unref()
}
