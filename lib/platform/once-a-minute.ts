import { logFailure } from './log'

const EVERY = 60_000

// development calls the instrumentation anew when it changes; there must be one of these a process
const holder = globalThis as typeof globalThis & { skinVisitEachMinute?: ReturnType<typeof setInterval> }

/** What is to be done, and the event that the log gets when it could not be */
type Task = { event: string; run: () => Promise<unknown> }

/**
 * Begins each of these once a minute, as long as the server runs. One that fails is in the log. One that takes longer than a
 * minute is not begun a second time, and holds up no other: a mail server that hangs must not keep flags from being passed on.
 */
export function onceAMinute(tasks: readonly Task[]): void {
  const underWay = new Set<Task>()
  const begin = async (task: Task) => {
    if (underWay.has(task)) return
    underWay.add(task)
    try {
      await task.run()
    } catch (error) {
      logFailure(task.event, error)
    }
    underWay.delete(task)
  }
  holder.skinVisitEachMinute ??= setInterval(() => tasks.forEach(begin), EVERY)
  // it must not keep a server alive that has come to its end
  holder.skinVisitEachMinute.unref()
}
