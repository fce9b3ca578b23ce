import { spawnSync } from 'node:child_process'
import { Failure } from '../machine/failure.mjs'

const NAME = 'postgres'

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made if need be. Null: as ourselves. */
export function serverUser() {
  if (process.platform === 'win32') {
    throw new Failure(
      'The embedded database runs on Linux and macOS. Elsewhere, set DATABASE_URL (see docs/operations.md).',
    )
  }
  if (process.getuid() !== 0) return null
  if (idOf('-u') === null) {
    const made = spawnSync(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        NAME,
      ],
      { encoding: 'utf8' },
    )
    if (made.status !== 0) {
      throw new Failure(
        `PostgreSQL does not run as root and the user ${NAME} could not be made: ${made.stderr || made.error?.message}`.trim(),
      )
    }
  }
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function idOf(option) {
  const asked = spawnSync('id', [option, NAME], { encoding: 'utf8' })
  return asked.status === 0 ? Number(asked.stdout) : null
}
