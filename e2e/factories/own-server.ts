import { type ChildProcess, spawn } from 'node:child_process'
import { get } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Its port, one that nobody else has */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listening(probe)
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** A production server of the build under test; `env`: settings beyond those it has; `log`: an open file that it prints to */
export async function started(
  port: number,
  env: Record<string, string> = {},
  log: number | 'ignore' = 'ignore',
): Promise<ChildProcess> {
  const args = ['node_modules/next/dist/bin/next', 'start', '--port', String(port), '--hostname', '127.0.0.1']
  // a group of its own, so that nothing of it outlives it
  const server = spawn(process.execPath, args, {
    ...{ stdio: ['ignore', log, log], detached: true },
    env: { ...process.env, ...env },
  })
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error('the server did not start')
    await pause(50)
  }
  return server
}

export const stop = ({ pid }: ChildProcess): void => {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // it is gone already
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/favicon.ico' }, (response) => {
      response.resume()
      resolve(true)
    })
    request.once('error', () => resolve(false))
  })
