import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { clone } from '../machine/clone.mjs'
import { Failure } from '../machine/failure.mjs'
import { tethered } from '../machine/tether.mjs'

/**
 * Without a limit Node lets garbage lie for as long as the machine has memory. Some 115 MB are in use; the rest is room for what many
 * ask at once. For a server, not for the build; whoever says otherwise in NODE_OPTIONS is heard.
 */
export const heapOf = (env) => ({ NODE_OPTIONS: '--max-old-space-size=512', ...env })

/**
 * Starts Next's server and comes back when it answers. What it says until then is kept back, and shown if it never does;
 * from then on its log is ours.
 * @param {{ port: number, host: string, dev?: boolean, env: NodeJS.ProcessEnv, log?: NodeJS.WritableStream }} options
 */
export async function startServer({ port, host, dev = false, env, log = process.stdout }) {
  const next = join(clone, 'node_modules/next/dist/bin/next')
  const args = [next, dev ? 'dev' : 'start', '--port', String(port), '--hostname', host]
  const server = tethered(process.execPath, args, {
    signal: 'TERM',
    patience: 10_000,
    output: 'pipe',
    cwd: clone,
    env: dev ? env : heapOf(env),
  })
  const said = []
  const keep = (text) => said.push(text)
  for (const stream of [server.stdout, server.stderr]) stream.on('data', keep)
  let ended = false
  server.exited.finally(() => {
    ended = true
  })
  while (!(await answers(port, host))) {
    if (ended) throw new Failure('The server ended before it answered.', Buffer.concat(said).toString())
    await pause(100)
  }
  for (const stream of [server.stdout, server.stderr]) stream.off('data', keep).pipe(log, { end: false })
  return server
}

/** Any answer will do: whether it is a page or a refusal is for others to judge */
function answers(port, host) {
  const reach = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return new Promise((resolve) => {
    const request = get({ host: reach, port, path: '/favicon.ico', timeout: 30_000 }, (response) => {
      response.resume()
      resolve(true)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
}
