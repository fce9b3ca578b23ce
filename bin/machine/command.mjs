import { spawn } from 'node:child_process'
import { clone } from './clone.mjs'
import { Failure } from './failure.mjs'

const running = new Set()
let ending = false

/**
 * Runs a command of the house to its end and gives what it printed. What it printed is kept back: it is shown only when
 * it failed.
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function command(file, args, { env = process.env, cwd = clone } = {}) {
  if (ending) return new Promise(() => {})
  return new Promise((resolve, reject) => {
    // what it prints may end in a log file
    const plain = { ...env, NO_COLOR: '1', FORCE_COLOR: undefined }
    const child = spawn(file, args, { cwd, env: plain, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.once('error', (error) => {
      running.delete(child)
      reject(
        new Failure(`${file} could not be started (${error.code}). Remove node_modules and start again.`),
      )
    })
    child.once('close', (code) => {
      running.delete(child)
      if (!ending) resolve({ code: code ?? 1, output, stdout })
    })
  })
}

/** The same, where anything but success is the end: `what` names the step in the one line that says so. */
export async function mustRun(what, file, args, options) {
  const result = await command(file, args, options)
  if (result.code === 0) return result
  if (/ENOSPC|No space left on device/i.test(result.output)) throw new Failure(`${what}: the disk is full.`)
  throw new Failure(`${what} failed: the reason stands above.`, result.output)
}

/** For the moment we are told to stop: what waits for a command waits for ever, and whoever was told ends the process */
export function endCommands() {
  ending = true
  for (const child of running) child.kill('SIGTERM')
}
