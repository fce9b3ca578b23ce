import vm from 'node:vm'

export type Limited<Value> = { ok: true; value: Value } | { ok: false; isLate: boolean }

const call = new vm.Script('work()')
const room: { work?: () => void } = vm.createContext({})

/** What this thread has used of the processor, in milliseconds: the same for the same work, whatever else the machine does */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * The cut-off goes by the clock. On a machine under load the same work takes longer by it, and is tried once more for as much
 * longer as it was kept waiting, this many times as long at most.
 */
const PATIENCE = 4

/**
 * Does work that may never end: after so many milliseconds of the processor, or some times as long by the clock, it is cut off
 * wherever it is, in this thread and without leaving anything behind. For what is pure, and for no more than the server can
 * wait. It may be begun twice.
 */
export function within<Value>(milliseconds: number, work: () => Value): Limited<Value> {
  const before = processorTime()
  const done = once(milliseconds, work)
  const share = (processorTime() - before) / milliseconds
  return !done.ok && done.isLate && share < 0.7
    ? once(Math.min(milliseconds * PATIENCE, milliseconds / share), work)
    : done
}

function once<Value>(milliseconds: number, work: () => Value): Limited<Value> {
  let done: { value: Value } | undefined
  try {
    room.work = () => {
      done = { value: work() }
    }
    call.runInContext(room, { timeout: Math.max(1, Math.ceil(milliseconds)) })
  } catch (error) {
    const isLate =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    return { ok: false, isLate }
  }
  return done ? { ok: true, value: done.value } : { ok: false, isLate: false }
}
