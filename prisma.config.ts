import { join } from 'node:path'
import { defineConfig } from 'prisma/config'

const url = new URL(
  process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL || 'postgresql://not-set.invalid/none',
)

// The engine's binary comes from a host that hospital networks block; ours is the same engine from npm
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(import.meta.dirname, 'prisma/engine/schema-engine.mjs')
  // The engine's arguments are there for every user of the machine to read, its environment is not
  if (!process.argv.includes('studio')) {
    process.env.SCHEMA_ENGINE_PASSWORD = decodeURIComponent(url.password)
    url.password = ''
  }
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: url.href },
})
