import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../machine/command.mjs'
import { tool } from '../machine/install.mjs'

/**
 * Runs one of vitest's projects. A skipped test counts as failed, and so does a file that could not be read.
 * @param {'unit' | 'db'} project
 * @param {string[]} files parts of paths; none means all
 */
export async function vitest(project, files, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'skin-visit-'))
  const report = join(folder, 'report.json')
  try {
    const { output } = await command(
      tool('vitest'),
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...files,
      ],
      { env: { ...process.env, ...env, TZ: 'Asia/Kathmandu', NODE_ENV: 'test' } },
    )
    return { ...countVitest(readFileSync(report, 'utf8')), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From vitest's JSON report */
export function countVitest(report) {
  const { numTotalTests, numPassedTests, testResults } = JSON.parse(report)
  const unread = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
  })
  const failed = numTotalTests - numPassedTests + unread.length
  return { passed: numPassedTests, failed: numTotalTests === 0 ? Math.max(1, failed) : failed }
}
