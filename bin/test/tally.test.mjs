import { expect, it, vi } from 'vitest'
import { countPlaywright, unsteadyIn } from './playwright.mjs'
import { Tally } from './tally.mjs'
import { countVitest } from './vitest.mjs'

const vitestReport = (numTotalTests, numPassedTests, testResults = []) =>
  JSON.stringify({ numTotalTests, numPassedTests, testResults })

it('counts a skipped test, an unread file and an empty run as failures', () => {
  expect(countVitest(vitestReport(5, 5))).toEqual({ passed: 5, failed: 0 })
  expect(countVitest(vitestReport(5, 3))).toEqual({ passed: 3, failed: 2 })
  expect(countVitest(vitestReport(0, 0))).toEqual({ passed: 0, failed: 1 })
  const unread = { status: 'failed', assertionResults: [] }
  expect(countVitest(vitestReport(5, 5, [unread]))).toEqual({ passed: 5, failed: 1 })
})

it('counts skipped browser tests and an empty run as failures, and names what passed on the second try', () => {
  const report = (stats, errors = []) =>
    JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })
  expect(countPlaywright(report({ expected: 4 }))).toEqual({ passed: 4, failed: 0 })
  expect(countPlaywright(report({ expected: 4, unexpected: 1, flaky: 1, skipped: 1 }))).toEqual({
    passed: 5,
    failed: 2,
  })
  expect(countPlaywright(report({}))).toEqual({ passed: 0, failed: 1 })
  const spec = (title, status) => ({ title, tests: [{ status }] })
  const inner = { title: 'with JavaScript', file: 'a.spec.ts', specs: [spec('reads', 'flaky')] }
  const suites = [
    { title: 'a.spec.ts', file: 'a.spec.ts', specs: [spec('opens', 'expected')], suites: [inner] },
  ]
  expect(unsteadyIn(JSON.stringify({ suites }))).toEqual(['a.spec.ts › reads'])
  expect(countPlaywright(report({ expected: 1 }, [{ message: 'no such file' }]))).toEqual({
    passed: 1,
    failed: 1,
  })
})

it('goes on after a part that throws, and closes with the sum as its last line', async () => {
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {})
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const tally = new Tally()
  await tally.part('Broken', () => Promise.reject(new Error('no')))
  await tally.part('Whole', async () => ({ passed: 3, failed: 0 }))
  const code = tally.close()
  const last = lines.mock.lastCall
  lines.mockRestore()
  write.mockRestore()
  expect(last).toEqual(['3 passed, 1 failed'])
  expect(code).toBe(1)
})
