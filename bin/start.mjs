// npm start, npm run dev: from a bare clone to a running portal. Begins on whatever Node the machine has.
import { refuseOldNode } from './machine/node-version.mjs'

async function main() {
  const [{ readSettings }, checks, { onOwnNode }] = await Promise.all([
    import('./start/settings.mjs'),
    import('./start/checks.mjs'),
    import('./machine/own-node.mjs'),
  ])
  const settings = readSettings(process.env)
  await checks.checkPort(settings)
  checks.checkDisk()
  if (!settings.embedded) await checks.checkDatabaseAnswers(process.env.DATABASE_URL)
  if (!(await onOwnNode())) return
  const { start } = await import('./start/start.mjs')
  await start(settings, { dev: process.argv.includes('--dev') })
}

refuseOldNode()
main().catch(async (error) => (await import('./machine/failure.mjs')).fail(error))
