import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { clone } from './clone.mjs'
import { command } from './command.mjs'
import { Failure } from './failure.mjs'
import { step } from './progress.mjs'

const bin = join(clone, 'node_modules/.bin')

/** The project's own Node, a development dependency like any other */
export const ownNode = join(clone, 'node_modules/node/bin/node')

/** A command that a package brought */
export const tool = (name) => join(bin, name)

/** Installs what the lockfile says, unless it is there already. Runs on the Node the machine has. */
export async function install() {
  if (!isInstalled()) await step('Install packages', cleanInstall)
  if (!existsSync(ownNode)) {
    throw new Failure(
      'The installation is broken: node_modules has no Node of its own. Remove node_modules and start again.',
    )
  }
}

/**
 * Compares the lockfile with the list npm leaves in node_modules when it is done. Optional packages are left out: they
 * are there or not, depending on the machine.
 */
export function isInstalled(folder = clone) {
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const there = packagesOf(join(folder, 'node_modules/.package-lock.json'))
  if (!wanted) throw new Failure('package-lock.json is missing or is no JSON: this is not a whole clone.')
  if (!there) return false
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' || optional || (there[path]?.version === version && there[path]?.integrity === integrity),
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

async function cleanInstall() {
  // Not with the Node that lies in the folder npm is about to remove
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin)
  const env = {
    ...process.env,
    PATH: path.join(delimiter),
    // Prisma's install script would fetch a binary that is not used here
    PRISMA_SCHEMA_ENGINE_BINARY: join(clone, 'prisma/engine/schema-engine.mjs'),
  }
  const { code, output } = await command(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { env },
  )
  if (code === 0) return
  if (/ENOSPC|no space left/i.test(output)) throw new Failure('The packages do not fit: the disk is full.')
  const offline = /(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET)[^\n]*/.exec(output)
  if (offline)
    throw new Failure(
      `The package registry cannot be reached (${offline[1]}): check the network and npm's settings.`,
    )
  throw new Failure('npm ci failed: the reason stands above.', output)
}
