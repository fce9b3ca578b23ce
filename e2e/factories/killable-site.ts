import { type ChildProcess, spawn } from 'node:child_process'
import { request as ask, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** When the server is killed: as a save arrives, before it is through, or once it is and before anybody has heard of it */
export type Moment = 'before' | 'after'

export type KillableSite = {
  url: string
  /** The next save is the last thing that the server does */
  killAt: (moment: Moment) => void
  /** Settles when it was killed */
  killed: () => Promise<void>
  restart: () => Promise<void>
  close: () => void
}

/** A production server of its own behind a door that can kill it (SIGKILL) at a save; `host` as the browser names it */
export async function killableSite(host: string): Promise<KillableSite> {
  const probe = createServer()
  const port = await listening(probe)
  await new Promise((resolve) => probe.close(resolve))
  let server = await started(port)
  let at: Moment | null = null
  let tell = () => {}
  let dead = Promise.resolve()
  const kill = (response: ServerResponse) => {
    at = null
    stop(server)
    response.destroy()
    tell()
  }
  const door = createServer((request, response) => {
    const isSave = request.method === 'POST' && request.url?.endsWith('/save')
    if (isSave && at === 'before') return kill(response)
    const { url: path = '/', method = 'GET', headers } = request
    const onward = ask({ host: '127.0.0.1', port, path, method, headers }, (answer: IncomingMessage) => {
      if (isSave && at === 'after') return kill(response)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  return {
    url: `http://${host}:${await listening(door)}`,
    killAt(moment) {
      at = moment
      dead = new Promise((resolve) => {
        tell = resolve
      })
    },
    killed: () => dead,
    async restart() {
      server = await started(port)
    },
    close() {
      door.closeAllConnections()
      door.close()
      stop(server)
    },
  }
}

/** Its port, one that nobody else has */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function started(port: number): Promise<ChildProcess> {
  const args = ['node_modules/next/dist/bin/next', 'start', '--port', String(port), '--hostname', '127.0.0.1']
  // a group of its own, so that nothing of it outlives it
  const server = spawn(process.execPath, args, { stdio: 'ignore', detached: true })
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error('the server did not start')
    await pause(50)
  }
  return server
}

const stop = ({ pid }: ChildProcess): void => {
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
