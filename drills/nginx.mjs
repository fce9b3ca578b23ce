import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { clone } from '../bin/machine/clone.mjs'
import { command } from '../bin/machine/command.mjs'
import { Failure } from '../bin/machine/failure.mjs'
import { freePort } from '../bin/machine/free-port.mjs'
import { answers } from './ground.mjs'

/**
 * nginx with the configuration that ships, in front of servers on these ports, with a certificate of its own. `base` is where
 * the portal is reached then, by TLS.
 */
export async function nginxBefore(ports, { folder, host = '127.0.0.1', port }) {
  await program('nginx')
  await program('openssl')
  const plain = await freePort()
  const at = (name) => join(folder, name)
  mkdirSync(at('nginx'), { recursive: true })
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${host}`, '-keyout', at('key.pem'), '-out', at('certificate.pem')],
  ])
  const values = {
    PORTAL_SERVERS: ports.map((one) => `server 127.0.0.1:${one} max_fails=1 fail_timeout=1s;`).join('\n  '),
    PORTAL_PORT: port,
    PORTAL_PLAIN_PORT: plain,
    PORTAL_NAME: host,
    PORTAL_CERTIFICATE: at('certificate.pem'),
    PORTAL_KEY: at('key.pem'),
    PORTAL_LOG: at('nginx/access.log'),
  }
  writeFileSync(at('portal.conf'), filled('deploy/nginx/portal.conf.template', values))
  writeFileSync(
    at('nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${at('nginx/pid')};
error_log ${at('nginx/error.log')};
worker_processes 1;
events { worker_connections 2048; }
http {
  client_body_temp_path ${at('nginx/body')};
  proxy_temp_path ${at('nginx/proxy')};
  fastcgi_temp_path ${at('nginx/f')};
  uwsgi_temp_path ${at('nginx/u')};
  scgi_temp_path ${at('nginx/s')};
  include ${at('portal.conf')};
}
`,
  )
  const child = spawn('nginx', ['-c', at('nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' })
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  for (let tries = 0; !(await answers(plain)); tries++) {
    if (child.exitCode !== null || tries > 100)
      throw new Failure(`nginx did not start: see ${at('nginx/error.log')}.`)
    await pause(50)
  }
  return { base: `https://${host}:${port}`, plain, stop }
}

/** A template that ships, with the values put in as its image does; one that is missing is a fault of the template or of ours */
export function filled(path, values) {
  const text = readFileSync(join(clone, path), 'utf8')
  return text.replace(/\$\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Failure(`${path} asks for ${name}.`)
    return String(values[name])
  })
}

/** A program that must be there; on Debian root gets it */
export async function program(name, debianPackage = name) {
  const isThere = () => spawnSync('/bin/sh', ['-c', 'command -v "$0"', name]).status === 0
  if (isThere()) return
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await command('apt-get', ['update'], { env })
    await command('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], { env })
    if (isThere()) return
  }
  throw new Failure(
    `This drill needs ${name}. Install it (on Debian, as root: apt-get install ${debianPackage}).`,
  )
}
