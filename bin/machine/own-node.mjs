import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { clone } from './clone.mjs'
import { install, ownNode } from './install.mjs'

/**
 * Installs, then sees to it that the rest runs on the project's own Node: true when it does already; otherwise the
 * same command is started again on it and this process only passes on signals and its exit code.
 */
export async function onOwnNode() {
  await install()
  process.env.PATH = [join(clone, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  if (realpathSync(process.execPath) === realpathSync(ownNode)) {
    // started by the process below: without it nobody could stop us
    if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
    process.channel?.unref()
    return true
  }
  const again = spawn(ownNode, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => again.kill(signal))
  again.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  return false
}
