import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'

/** In milliseconds. A second is the limit for a step; a machine that is busy with other tests may take its time. */
const LONGEST_STEP = 8000
const MEGABYTES = 200

type Ended = { code: number | null; signal: string | null; last: string; wrong: string }

/** All files in a process of its own, which is killed where a step hangs and cannot take more memory than it is given */
function run(): Promise<Ended> {
  const args = [
    `--max-old-space-size=${MEGABYTES}`,
    '--import',
    'tsx',
    'lib/questionnaire/hostile-run.fixtures.ts',
  ]
  const child = spawn(process.execPath, args)
  let last = 'start'
  let wrong = ''
  const kill = () => child.kill('SIGKILL')
  let timer = setTimeout(kill, 4 * LONGEST_STEP)
  child.stdout.on('data', (part) => {
    last = String(part).trim().split('\n').at(-1) ?? last
    clearTimeout(timer)
    timer = setTimeout(kill, LONGEST_STEP)
  })
  child.stderr.on('data', (part) => {
    wrong += part
  })
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code, signal, last, wrong: wrong.slice(0, 2000) })
    })
  })
}

it('no file, however deep, long or hostile, makes the engine throw, hang or take the memory', async () => {
  expect(await run()).toEqual({ code: 0, signal: null, last: 'done', wrong: '' })
}, 180_000)
