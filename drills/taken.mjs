import { readdirSync, readFileSync } from 'node:fs'

/** What Linux counts processor time in */
const TICKS_A_SECOND = 100

/** Resident memory of a process, in megabytes */
export function resident(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** Processor time that a process has taken, with those under it, whether they still run or not */
export function processorSeconds(pid) {
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) && timesOf(name)
    if (times && (times.pid === pid || times.parent === pid)) ticks += times.ticks
  }
  return ticks / TICKS_A_SECOND
}

/** Of a process itself and of those under it that have ended; null where there is none by now */
function timesOf(name) {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')
    const ticks = fields.slice(11, 15).reduce((all, one) => all + Number(one), 0)
    return { pid: Number(name), parent: Number(fields[1]), ticks }
  } catch {
    return null
  }
}
