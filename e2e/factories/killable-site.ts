import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { freePort, listening, started, stop } from './own-server'

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
  const port = await freePort()
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
