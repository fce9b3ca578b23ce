import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this repository */
export const clone = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '../..'))

/** What is kept between starts and is no part of the repository; nobody else of this machine looks into it. */
export function keptFolder() {
  const folder = join(clone, '.data')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
