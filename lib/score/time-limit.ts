import vm from 'node:vm'

export type Limited<Value> = { ok: true; value: Value } | { ok: false; isLate: boolean }

const call = new vm.Script('work()')
const room: { work?: () => void } = vm.createContext({})

/**
 * Does work that may never end: after so many milliseconds it is cut off wherever it is, in this thread and without leaving
 * anything behind. For what is pure, and for no more than the server can wait.
 */
export function within<Value>(milliseconds: number, work: () => Value): Limited<Value> {
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
