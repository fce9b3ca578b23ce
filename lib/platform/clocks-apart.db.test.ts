import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clocksApart } from './clocks-apart'
import { LOG_CHANNEL, type Logged } from './log'

let told: Logged[] = []
const hear = (message: unknown) => void told.push(message as Logged)
beforeEach(() => {
  told = []
  subscribe(LOG_CHANNEL, hear)
})
afterEach(() => {
  unsubscribe(LOG_CHANNEL, hear)
  vi.useRealTimers()
})
const moveClock = (milliseconds: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds, shouldAdvanceTime: true })

it('says nothing of clocks that agree', async () => {
  expect(Math.abs(await clocksApart())).toBeLessThan(60_000)
  expect(told).toEqual([])
})

it.each([86_400_000, -86_400_000, 3 * 60_000])('tells of a server that is %i ms away', async (away) => {
  moveClock(away)
  expect(Math.round((await clocksApart()) / 60_000)).toBe(away / 60_000)
  expect(told).toEqual([{ event: 'clock', level: 'error' }])
})
