import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone, keptFolder } from '../machine/clone.mjs'
import { command } from '../machine/command.mjs'
import { tool } from '../machine/install.mjs'
import { checked } from './tally.mjs'

const ROOMS = ['app', 'components', 'lib', 'bin', 'e2e']

export const format = async () => checked(await command(tool('biome'), ['check', '--error-on-warnings', '.']))

export const deadCode = async () => checked(await command(tool('knip'), ['--no-progress']))

/**
 * Next's types of the routes are made first, in the folder of the test build: what a development server left behind in
 * its own may be about routes that are gone.
 */
export async function types() {
  const made = await command(tool('next'), ['typegen'], {
    env: { ...process.env, NEXT_DIST_DIR: '.next-test' },
  })
  if (made.code !== 0) return checked(made)
  const project = join(keptFolder(), 'tsconfig.json')
  const include = ['next-env.d.ts', '**/*.ts', '**/*.tsx', '**/*.mts', '.next-test/types/**/*.ts']
  const config = { extends: '../tsconfig.json', include: include.map((path) => `../${path}`) }
  writeFileSync(project, JSON.stringify(config))
  return checked(await command(tool('tsc'), ['--noEmit', '--project', project]))
}

/** A version of TypeScript that the tool cannot read makes it pass over every module in silence: that is a failure too. */
export async function importLaw() {
  const rooms = ROOMS.filter((room) => existsSync(join(clone, room)))
  const config = ['--config', 'lib/platform/dependency-cruiser.cjs']
  const { stdout, output } = await command(tool('depcruise'), [...config, '--output-type', 'json', ...rooms])
  const { modules, summary } = parse(stdout, output)
  const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  for (const room of ['app', 'components', 'lib']) {
    const read = modules.some(({ source }) => source.startsWith(`${room}/`) && /\.tsx?$/.test(source))
    if (!read) problems.push(`Not one TypeScript module was read in ${room}/.`)
  }
  return problems.length === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, output: problems.join('\n') }
}

function parse(stdout, output) {
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`dependency-cruiser gave no result:\n${output}`)
  }
}
