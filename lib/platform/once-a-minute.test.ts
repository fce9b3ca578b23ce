import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  delete (globalThis as { skinVisitEachMinute?: unknown }).skinVisitEachMinute
})
afterEach(() => vi.useRealTimers())

it('does each in its order every minute, whatever becomes of one of them', async () => {
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

it('begins no second round while one is at it', async () => {
  const { onceAMinute } = await import('./once-a-minute')
  let begun = 0
  let end = () => {}
  const run = () => {
    begun += 1
    return new Promise<void>((resolve) => {
      end = resolve
    })
  }
  onceAMinute([{ event: 'long', run }])
  await vi.advanceTimersByTimeAsync(180_000)
  expect(begun).toBe(1)
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(begun).toBe(2)
})
