import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'

/**
 * In milliseconds by the clock, after which a step hangs. That none takes more than a second, of the processor, the run says
 * itself: a machine that is busy with other tests may take its time.
 */
const HANGS = 10_000
/** In megabytes. The process grows by twice that at most, and it says so itself where it is more than 200. */
const HEAP = 96

type Ended = { code: number | null; signal: string | null; last: string; beyond: string[]; wrong: string }

/** All files in a process of its own, which is killed where a step hangs and cannot take more memory than it is given */
function run(): Promise<Ended> {
  const args = [
    `--max-old-space-size=${HEAP}`,
    '--max-semi-space-size=8',
    '--import',
    'tsx',
    'lib/questionnaire/hostile-run.fixtures.ts',
  ]
  const child = spawn(process.execPath, args)
  let wrong = ''
  const kill = () => child.kill('SIGKILL')
  let said = ''
  let timer = setTimeout(kill, 4 * HANGS)
  child.stdout.on('data', (part) => {
    said += part
    clearTimeout(timer)
    timer = setTimeout(kill, HANGS)
  })
  child.stderr.on('data', (part) => {
    wrong += part
  })
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const lines = said.trim().split('\n')
      const beyond = lines.filter((line) => line.startsWith('too '))
      done({ code, signal, last: lines.at(-1) ?? '', beyond, wrong: wrong.slice(0, 2000) })
    })
  })
}

it('no file, however deep, long or hostile, makes the engine throw, hang or take the memory', async () => {
  expect(await run()).toEqual({ code: 0, signal: null, last: 'done', beyond: [], wrong: '' })
}, 180_000)
