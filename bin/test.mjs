// npm test: everything there is. npm test -- unit|db|law|drift|build|browser [files] runs a part.
import { refuseOldNode } from './machine/node-version.mjs'

async function main() {
  const { onOwnNode } = await import('./machine/own-node.mjs')
  if (!(await onOwnNode())) return
  const { runTests } = await import('./test/run.mjs')
  await runTests(process.argv.slice(2))
}

refuseOldNode()
main().catch(async (error) => (await import('./machine/failure.mjs')).fail(error))
