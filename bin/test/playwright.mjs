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
    return { ...countPlaywright(readFileSync(report, 'utf8')), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From Playwright's JSON report. Only what passed the first time has passed: skipped and flaky tests count as failed. */
export function countPlaywright(report) {
  const { stats, errors } = JSON.parse(report)
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length
  return { passed: stats.expected, failed: stats.expected === 0 ? Math.max(1, failed) : failed }
}
