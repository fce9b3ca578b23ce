import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../machine/command.mjs'
import { tool } from '../machine/install.mjs'
import { loadLibrary, seedDemo } from '../start/prepare.mjs'
import { startServer } from '../start/server.mjs'
import { findBrowser } from './browser.mjs'

/**
 * The browser tests, against a production server of its own with a freshly seeded database.
 * @param {{ env: NodeJS.ProcessEnv, port: number, ownerUrl: string, folder: string }} site
 */
export async function browserTests(args, { env, port, ownerUrl, folder }) {
  const chromium = await findBrowser()
  await loadLibrary(env)
  await seedDemo(env)
  const log = createWriteStream(join(folder, 'server.log'), { mode: 0o600 })
  const server = await startServer({ port, host: '127.0.0.1', env, log })
  try {
    return await playwright(args, {
      ...env,
      CHROMIUM_PATH: chromium,
      E2E_BASE_URL: env.APP_URL,
      E2E_DATABASE_URL: env.DATABASE_URL,
      E2E_OWNER_URL: ownerUrl,
      E2E_SERVER_LOG: join(folder, 'server.log'),
    })
  } finally {
    await server.stop()
  }
}

async function playwright(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'skin-visit-'))
  const report = join(folder, 'report.json')
  try {
    const { output } = await command(
      tool('playwright'),
      ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json', ...args],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: '1' } },
    )
    const found = readFileSync(report, 'utf8')
    const unsteady = unsteadyIn(found)
    const told = unsteady.map((title) => `unsteady, passed on the second try: ${title}`).join('\n')
    if (told) console.log(`\n${told}`)
    return { ...countPlaywright(found), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * From Playwright's JSON report. A test that fails is tried once more, on two cores that may be shared with anything: what
 * passes then has passed, and is named, to be mended. A skipped test counts as failed.
 */
export function countPlaywright(report) {
  const { stats, errors } = JSON.parse(report)
  const passed = stats.expected + stats.flaky
  const failed = stats.unexpected + stats.skipped + errors.length
  return { passed, failed: passed === 0 ? Math.max(1, failed) : failed }
}

/** The tests that passed on their second try */
export function unsteadyIn(report) {
  const within = ({ title, file, suites = [], specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map((spec) => `${file ?? title} › ${spec.title}`),
    ...suites.flatMap(within),
  ]
  return (JSON.parse(report).suites ?? []).flatMap(within)
}
