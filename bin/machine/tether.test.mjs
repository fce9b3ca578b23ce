import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { tethered } from './tether.mjs'

it('gives the exit code of a command that ends by itself', async () => {
  expect(await tethered('sh', ['-c', 'exit 7'], { signal: 'TERM', output: 'ignore' }).exited).toBe(7)
})

it('stops a command with its signal', async () => {
  const script = 'trap "exit 3" USR1; echo ready; while :; do sleep 0.05; done'
  const command = tethered('sh', ['-c', script], { signal: 'USR1', output: 'pipe' })
  await once(command.stdout, 'data')
  expect(await command.stop()).toBe(3)
})

it('ends a command that does not listen, when patience is over', async () => {
  const script = 'trap "" TERM; echo ready; while :; do sleep 0.05; done'
  const command = tethered('sh', ['-c', script], { signal: 'TERM', patience: 50, output: 'pipe' })
  await once(command.stdout, 'data')
  expect(await command.stop()).not.toBe(0)
})

it('does not let a command outlive a process that was killed', async () => {
  const script = `
    import { tethered } from '${new URL('tether.mjs', import.meta.url)}'
    tethered('sleep', ['600'], { signal: 'TERM', output: 'inherit' })
    console.log('started')`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script])
  await once(parent.stdout, 'data')
  parent.kill('SIGKILL')
  // the pipe closes when the last process that writes to it has ended
  await once(parent.stdout, 'close')
})
