import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const CANARY = 'canary-7f3a Maria Lopez, itches at night'

/** What a process of its own prints that runs this code; `log` and `guard` are there, and an error for each way to carry words */
function printed(code: string): string {
  const script = `
    import * as log from '@/lib/platform/log'
    import { guardConsole } from '@/lib/platform/console-guard'
    const words = process.env.WORDS
    class Quoting extends Error { override name = words; code = words; detail = words; digest = words; meta = { target: words } }
    const errors = [
      new Error(words), new Error('x\\n    at ' + words + ':1:2'), new Error(words + '\\n    at f (/a/' + words + ':1:2)'),
      new Quoting(words), new Error('outer', { cause: new Error(words) }), new AggregateError([new Error(words)], words),
      Object.assign(new Error(words), { stack: 'Error: ' + words + '\\n    at "' + words + '":1:2' }),
      words, { message: words, toString: () => words }, null, undefined, [words],
    ]
    ${code}`
  const { stdout, stderr, status } = spawnSync(
    'node_modules/.bin/tsx',
    ['--input-type=module', '-e', script],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'trace', WORDS: CANARY },
    },
  )
  expect(status, stderr).toBe(0)
  return stdout + stderr
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the log', () => {
  it('carries no word of an error, whichever way the error carries it', () => {
    const text = printed(
      `for (const error of errors) log.logFailure('test', error, { code: words, clinicId: words })`,
    )
    expect(text).not.toMatch(/canary|Maria|itches/)
    expect(lines(text)).toHaveLength(12)
    expect(lines(text)[0]).toMatchObject({ event: 'test', errorName: 'Error', code: 'withheld' })
  })

  it('drops what is not on the list of fields', () => {
    const text = printed(`
      const fields = { name: words, email: words, answer: { text: words }, count: 3, hash: 'ab12', code: [words] } as never
      log.logEvent('test', fields)`)
    expect(text).not.toMatch(/canary|Maria|itches/)
    expect(lines(text)[0]).toMatchObject({ event: 'test', count: 3, hash: 'ab12' })
    expect(lines(text)[0]).not.toHaveProperty('name')
  })

  it('takes what the framework prints of an error that nobody caught', () => {
    const text = printed(`
      guardConsole()
      for (const error of errors) { console.error(' ⨯ ', error); console.warn(words, error); console.error(error, { row: words }) }`)
    expect(text).not.toMatch(/canary|Maria|itches/)
    expect(lines(text)).toHaveLength(36)
  })

  it('still says where', () => {
    const text = printed(`function deepDown() { throw new Error(words) }
      try { deepDown() } catch (error) { log.logFailure('test', error) }`)
    expect(String(lines(text)[0]?.stack)).toContain('deepDown')
  })
})
