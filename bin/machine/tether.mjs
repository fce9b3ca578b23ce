import { spawn } from 'node:child_process'

// The command in the background; beside it a reader of the pipe from us. When we end, however we end, the pipe
// closes and the command is told to stop: again and again, since a command that is only just starting hears nothing.
const guard = `exec 3<&0
"$@" 3<&- </dev/null &
command=$!
(cat <&3; while kill -"$0" $command; do sleep 1; done) >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait $command
code=$?
kill $reader 2>/dev/null
exit $code`

/**
 * Starts a command that never outlives this process, in a process group of its own, so that Ctrl-C reaches it
 * through us and in our order. `signal` is how it is asked to stop, `patience` for how many milliseconds (without it
 * as long as it takes); `options` are those of spawn.
 * @returns {{ exited: Promise<number>, stop(): Promise<number>, stdout: import('node:stream').Readable | null,
 *   stderr: import('node:stream').Readable | null }} `exited` and `stop` give its exit code
 */
export function tethered(command, args, { signal, patience, output, ...options }) {
  const child = spawn('/bin/sh', ['-c', guard, signal, command, ...args], {
    ...options,
    detached: true,
    stdio: ['pipe', output, output],
  })
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  exited.then(
    () => child.stdin.destroy(),
    () => {},
  )
  child.stdin.on('error', () => {})
  return {
    exited,
    stdout: child.stdout,
    stderr: child.stderr,
    stop() {
      child.stdin.end()
      if (patience) setTimeout(() => endGroup(child.pid), patience).unref()
      return exited
    },
  }
}

function endGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
