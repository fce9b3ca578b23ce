import { existsSync, readFileSync } from 'node:fs'
import { mustRun } from '../machine/command.mjs'
import { fingerprint, unlessUnchanged } from '../machine/fingerprint.mjs'
import { tool } from '../machine/install.mjs'
import { grant } from '../postgres/roles.mjs'

const SOURCES = [
  'app',
  'components',
  'content',
  'lib',
  'prisma/schema',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Prisma's client, made from the schema */
export function generate() {
  const schema = fingerprint(['prisma/schema', 'package-lock.json'])
  return unlessUnchanged('prisma/client/made-from', schema, () =>
    mustRun('prisma generate', tool('prisma'), ['generate', '--no-hints']),
  )
}

/** Applies what is missing as the owner of the tables, then grants the application its part */
export async function migrate({ ownerUrl, appUrl }) {
  const env = { ...process.env, MIGRATION_DATABASE_URL: ownerUrl }
  const { output } = await mustRun('The migration', tool('prisma'), ['migrate', 'deploy'], { env })
  await grant({ ownerUrl, appUrl })
  const applied = output.match(/└─ migration\.sql/g)?.length ?? 0
  return applied === 0 ? undefined : `${applied} applied`
}

export async function loadLibrary(env) {
  await mustRun('Loading the library', tool('tsx'), ['bin/library.ts', 'load'], { env })
}

export async function seedDemo(env) {
  await mustRun('Making the demo clinic', tool('tsx'), ['bin/demo/seed.ts'], { env })
}

export function demoSignIns({ DEMO_SIGN_INS: file }) {
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** The production build, in NEXT_DIST_DIR where that is set: a test run builds beside a running server */
export function build(env) {
  const folder = env.NEXT_DIST_DIR ?? '.next'
  const sources = fingerprint(SOURCES, env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, process.version)
  return unlessUnchanged(`${folder}/built-from`, sources, () =>
    mustRun('The build', tool('next'), ['build'], { env }),
  )
}
