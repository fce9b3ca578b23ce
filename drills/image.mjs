import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from '../bin/machine/clone.mjs'
import { Failure } from '../bin/machine/failure.mjs'
import { count } from './count.mjs'
import { nginxBefore } from './nginx.mjs'
import { get } from './page.mjs'
import { everybody, siteAt } from './patient.mjs'

const MOST_TO_DRAIN = 15_000

/** The whole file system is read-only in a room of its own, but for /tmp, which is empty and in memory: as deploy/ sets it */
const READ_ONLY = `
mount --make-rprivate /
for place in $(cut -d ' ' -f 5 /proc/self/mountinfo | sort -u); do
  case $place in /proc*|/sys*|/dev*) ;; *) mount -o remount,bind,ro "$place" ;; esac
done
mount -t tmpfs -o size=64m tmpfs /tmp
touch "$0/written" 2>/dev/null && exit 97
shift
exec "$@"`

/**
 * What the Dockerfile starts, word for word but for the port, where nothing can be written: patients answer and send, the Dockerfile's
 * own health check says yes, and SIGTERM ends it.
 */
export async function image(ground, { people = 300 }) {
  if (process.getuid?.() !== 0)
    throw new Failure(
      'This drill makes the file system read-only for one process, which only root may do: run it as root.',
    )
  const dockerfile = readFileSync(join(clone, 'deploy/Dockerfile'), 'utf8')
  const [, words] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? []
  const [, check] = /HEALTHCHECK[\s\S]*?CMD (\[.*\])$/m.exec(dockerfile) ?? []
  const server = await ground.serve({
    command: (port) => [
      ...['unshare', '--mount', '/bin/sh', '-c', READ_ONLY, clone, 'start'],
      ...JSON.parse(words).map((word) =>
        word === 'node'
          ? process.execPath
          : word === '3000'
            ? String(port)
            : word === '0.0.0.0'
              ? '127.0.0.1'
              : word,
      ),
    ],
  })
  const front = await nginxBefore([server.port], { folder: ground.folder, port: ground.port })
  const site = siteAt(front.base)
  const said = await everybody(site, await ground.people(people), { at: 8 })
  const [program, ...args] = JSON.parse(check)
  const healthy = spawnSync(
    program === 'node' ? process.execPath : program,
    args.map((word) => word.replace('3000', String(server.port))),
  )
  const ready = await get(site, '/api/health/ready')
  const drained = await server.stop()
  front.stop()
  return {
    ...(await count(ground.superuser, said)),
    'not healthy': healthy.status === 0 && ready.status === 200 ? 0 : 1,
    'drained in (ms)': Math.round(drained),
    notes: [`CMD ${words}`, `${site.tried} tries again`],
  }
}

export const isAnImage = (result) =>
  ['lost', 'doubled', 'partial', 'not healthy'].every((kind) => result[kind] === 0) &&
  result['drained in (ms)'] <= MOST_TO_DRAIN
