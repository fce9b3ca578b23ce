import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { command } from '../machine/command.mjs'
import { Failure } from '../machine/failure.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * A Chromium that runs: the one named in CHROMIUM_PATH, an installed one, one that Playwright has fetched before, or
 * Debian's, which root can install.
 * @returns {Promise<string>} the path of its executable
 */
export async function findBrowser() {
  const found = await firstThatRuns([process.env.CHROMIUM_PATH, ...NAMES, MAC, await playwrightsOwn()])
  if (found) return found
  if (process.getuid?.() === 0 && runs('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await command('apt-get', ['update'], { env })
    await command('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
    const installed = await firstThatRuns(NAMES)
    if (installed) return installed
  }
  throw new Failure(
    'The browser tests need Chromium. Install it (on Debian, as root: apt-get install chromium) and run again.',
  )
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  return chromium.executablePath()
}

async function firstThatRuns(candidates) {
  for (const candidate of candidates) {
    const path = candidate?.includes('/') ? candidate : candidate && whereIs(candidate)
    if (path && existsSync(path) && runs(path)) return path
  }
  return null
}

function whereIs(name) {
  return spawnSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim()
}

/** A distribution may put a script of that name there which only says where to get it */
function runs(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
