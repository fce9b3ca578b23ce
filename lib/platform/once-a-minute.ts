import { logFailure } from './log'

const EVERY = 60_000

// development calls the instrumentation anew when it changes; there must be one of these a process
const holder = globalThis as typeof globalThis & { skinVisitEachMinute?: ReturnType<typeof setInterval> }

/** What is to be done, and the event that the log gets when it could not be */
type Task = { event: string; run: () => Promise<unknown> }

/**
 * Does these once a minute, one after the other, as long as the server runs. One that fails is in the log and hinders no other; a
 * minute that takes longer than one is not begun a second time.
 */
export function onceAMinute(tasks: readonly Task[]): void {
  let isAtIt = false
  const round = async () => {
    if (isAtIt) return
    isAtIt = true
    for (const { event, run } of tasks) {
      try {
        await run()
      } catch (error) {
        logFailure(event, error)
      }
    }
    isAtIt = false
  }
  holder.skinVisitEachMinute ??= setInterval(round, EVERY)
  // it must not keep a server alive that has come to its end
  holder.skinVisitEachMinute.unref()
}
