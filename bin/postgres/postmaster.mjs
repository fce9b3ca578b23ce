import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The server that works on a data folder, from the file PostgreSQL keeps there; null when there is none. A file left
 * behind by a crash is removed, but only after its process was looked at: the number may be another process's by now,
 * and then PostgreSQL itself would refuse to start.
 * @returns {{ pid: number, port: number, ready: boolean } | null}
 */
export function runningServer(data, commandOf = processCommand) {
  const file = join(data, 'postmaster.pid')
  const lines = readIfThere(file)?.split('\n')
  if (!lines) return null
  const pid = Number(lines[0])
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : ''
  if (command.includes('postgres') && command.includes(data)) {
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  }
  rmSync(file, { force: true })
  return null
}

/** A process's command line, '' when there is no such process */
function processCommand(pid) {
  if (existsSync('/proc/self/cmdline'))
    return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? ''
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null
    throw error
  }
}
