import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  delete (globalThis as { skinVisitEachMinute?: unknown }).skinVisitEachMinute
})
afterEach(() => vi.useRealTimers())

it('does each every minute, whatever becomes of one of them', async () => {
  const { onceAMinute } = await import('./once-a-minute')
  const done: string[] = []
  const first = async () => {
    done.push('first')
    throw new Error('away')
  }
  const second = async () => done.push('second')
  onceAMinute([
    { event: 'first', run: first },
    { event: 'second', run: second },
  ])
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(done).toEqual(['first', 'second'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(done).toEqual(['first', 'second', 'first', 'second'])
})

it('begins nothing a second time that is at it, and keeps no other waiting for it', async () => {
  const { onceAMinute } = await import('./once-a-minute')
  const begun = { long: 0, short: 0 }
  let end = () => {}
  const long = () => {
    begun.long += 1
    return new Promise<void>((resolve) => {
      end = resolve
    })
  }
  const short = async () => {
    begun.short += 1
  }
  onceAMinute([
    { event: 'long', run: long },
    { event: 'short', run: short },
  ])
  await vi.advanceTimersByTimeAsync(180_000)
  expect(begun).toEqual({ long: 1, short: 3 })
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(begun).toEqual({ long: 2, short: 4 })
})
