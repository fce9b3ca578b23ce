import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clone } from './clone.mjs'

/** One value for the content of files and folders of the clone, and of whatever else decides a result. */
export function fingerprint(paths, ...others) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesOf).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(clone, file)))
      .update('\0')
  }
  for (const other of others) hash.update(`${other}\0`)
  return hash.digest('hex')
}

/**
 * Does slow work only when what it depends on has changed. The mark lies beside the result, goes before the work and
 * comes back after it: work that was cut off is done again.
 * @returns {Promise<string | undefined>} a word for the progress line
 */
export async function unlessUnchanged(mark, value, work) {
  const file = join(clone, mark)
  if (existsSync(file) && readFileSync(file, 'utf8') === value) return 'nothing changed'
  rmSync(file, { force: true })
  await work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

function filesOf(path) {
  const whole = join(clone, path)
  if (!existsSync(whole)) return []
  if (!statSync(whole).isDirectory()) return [path]
  return readdirSync(whole)
    .filter((name) => !/\.test\.\w+$/.test(name))
    .flatMap((name) => filesOf(`${path}/${name}`))
}
