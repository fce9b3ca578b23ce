// npm run library, for one: runs bin/<first argument> against DATABASE_URL, or else this clone's embedded database
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { clone } from './machine/clone.mjs'
import { fail } from './machine/failure.mjs'
import { tool } from './machine/install.mjs'
import { demoCluster } from './postgres/embedded.mjs'
import { readSettings, serverEnvironment } from './start/settings.mjs'

async function main() {
  const [script = '', ...args] = process.argv.slice(2)
  const settings = readSettings(process.env)
  const cluster = settings.embedded ? await demoCluster() : null
  const env = serverEnvironment(settings, cluster?.appUrl ?? process.env.DATABASE_URL)
  const { status } = spawnSync(tool('tsx'), [join(clone, 'bin', script), ...args], { env, stdio: 'inherit' })
  await cluster?.stop()
  process.exit(status ?? 1)
}

await main().catch(fail)
