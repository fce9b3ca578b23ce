// npm run db -- <arguments of Prisma's command line>: against DATABASE_URL, or else this clone's embedded database. After
// `migrate deploy` the application's role is granted its part.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { clone } from './machine/clone.mjs'
import { fail } from './machine/failure.mjs'
import { demoCluster } from './postgres/embedded.mjs'
import { grant } from './postgres/roles.mjs'

async function main() {
  const given = process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL
  const cluster = given ? null : await demoCluster()
  const env = cluster
    ? { ...process.env, DATABASE_URL: cluster.appUrl, MIGRATION_DATABASE_URL: cluster.ownerUrl }
    : process.env
  const prisma = spawnSync(join(clone, 'node_modules/.bin/prisma'), process.argv.slice(2), {
    cwd: clone,
    env,
    stdio: 'inherit',
  })
  const { DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl } = env
  const isDeploy = process.argv.slice(2, 4).join(' ') === 'migrate deploy'
  if (isDeploy && prisma.status === 0 && appUrl && ownerUrl) await grant({ appUrl, ownerUrl })
  await cluster?.stop()
  process.exit(prisma.status ?? 1)
}

await main().catch(fail)
