import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clone, keptFolder } from '../bin/machine/clone.mjs'
import { mustRun } from '../bin/machine/command.mjs'
import { fingerprint, unlessUnchanged } from '../bin/machine/fingerprint.mjs'

/** What is measured against: they stand in the same build and are no part of the product */
const REFERENCES = {
  'app/bench/empty/route.ts': `export const POST = async (request: Request): Promise<Response> => {
  await request.text()
  return new Response(null, { status: 303, headers: { Location: '/' } })
}
`,
  'app/bench/page.tsx': `import { headers } from 'next/headers'

export default async function Empty() {
  await headers()
  return <main><h1>Empty</h1></main>
}
`,
}

/** A copy of the tree with the references in it, built; gives its folder. It is built again only where something changed. */
export async function benchTree(env) {
  const folder = join(keptFolder(), 'bench-tree')
  const sources = fingerprint([
    'app',
    'components',
    'content',
    'lib',
    'prisma/schema',
    'bench/site.mjs',
    'package-lock.json',
  ])
  await unlessUnchanged('.data/bench-tree/made-from', sources, async () => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const files = [
      'app',
      'components',
      'content',
      'lib',
      'prisma',
      'instrumentation.ts',
      'proxy.ts',
      'e2e',
      'bin',
    ]
    const settings = ['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package.json']
    for (const name of [...files, ...settings]) spawnSync('cp', ['-a', join(clone, name), folder])
    // hard links: a link to a folder elsewhere is refused by the bundler
    spawnSync('cp', ['-al', join(clone, 'node_modules'), folder])
    for (const [name, text] of Object.entries(REFERENCES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const built = { ...env, NEXT_DIST_DIR: '.next-test' }
    await mustRun('The build', join(folder, 'node_modules/.bin/next'), ['build'], { env: built, cwd: folder })
  })
  if (!existsSync(join(folder, '.next-test'))) throw new Error('the build is not there')
  return folder
}
