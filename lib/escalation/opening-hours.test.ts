import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterOpenMinutes, type OpeningHours, usualHours } from './opening-hours'

const at = (text: string) => new Date(text)
const openFor = (since: string, minutes: number, zone = 'Europe/London', hours = usualHours) =>
  afterOpenMinutes(hours, zone, at(since), minutes)?.toISOString()

const everyDay = (opens: string, closes: string): OpeningHours => Array(7).fill({ opens, closes })

describe('minutes that the clinic is open', () => {
  it.each([
    // Tuesday 1 December 2026; London is on GMT
    ['within a day', '2026-12-01T10:00:00Z', 60, '2026-12-01T11:00:00.000Z'],
    ['before it opens', '2026-12-01T03:00:00Z', 60, '2026-12-01T10:00:00.000Z'],
    ['over a night', '2026-12-01T16:30:00Z', 60, '2026-12-02T09:30:00.000Z'],
    ['after it closed', '2026-12-01T20:00:00Z', 1, '2026-12-02T09:01:00.000Z'],
    ['to the very closing', '2026-12-01T16:00:00Z', 60, '2026-12-01T17:00:00.000Z'],
    ['over a weekend', '2026-12-04T16:00:00Z', 120, '2026-12-07T10:00:00.000Z'],
    ['over more than a week', '2026-12-01T09:00:00Z', 8 * 60 * 6, '2026-12-08T17:00:00.000Z'],
    // London puts its clocks forward on 29 March 2026, a Sunday
    ['over the weekend of the clocks', '2026-03-27T16:30:00Z', 60, '2026-03-30T08:30:00.000Z'],
  ])('%s', (_, since, minutes, until) => {
    expect(openFor(since, minutes)).toBe(until)
  })

  it('are the hours of the clinic’s own zone, of three quarters too', () => {
    // 09:00 in Kathmandu is 03:15 UTC
    expect(openFor('2026-12-01T00:00:00Z', 30, 'Asia/Kathmandu')).toBe('2026-12-01T03:45:00.000Z')
  })

  it('are those that there are on a day when an hour is missing or comes twice', () => {
    const night = everyDay('00:00', '06:00')
    // New York: 8 March 2026 has no 02:00, 1 November 2026 has 01:00 twice
    expect(openFor('2026-03-08T05:00:00Z', 5 * 60, 'America/New_York', night)).toBe(
      '2026-03-08T10:00:00.000Z',
    )
    expect(openFor('2026-11-01T04:00:00Z', 7 * 60, 'America/New_York', night)).toBe(
      '2026-11-01T11:00:00.000Z',
    )
  })

  it('go to midnight where it closes then', () => {
    expect(openFor('2026-12-01T22:00:00Z', 150, 'UTC', everyDay('08:00', '00:00'))).toBe(
      '2026-12-02T08:30:00.000Z',
    )
  })

  it('never come where it never opens', () => {
    expect(openFor('2026-12-01T10:00:00Z', 1, 'UTC', Array(7).fill(null))).toBeUndefined()
  })

  it('add up: waiting twice is waiting for both together', () => {
    const minutes = fc.integer({ min: 1, max: 2000 })
    const moment = fc.integer({ min: 0, max: 400 * 1440 }).map((n) => Date.UTC(2026, 0, 1) + n * 60_000)
    const zone = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu')
    fc.assert(
      fc.property(moment, minutes, minutes, zone, (since, one, other, where) => {
        const first = afterOpenMinutes(usualHours, where, new Date(since), one)
        const second = first && afterOpenMinutes(usualHours, where, first, other)
        expect(second).toEqual(afterOpenMinutes(usualHours, where, new Date(since), one + other))
        expect(first?.getTime()).toBeGreaterThan(since)
      }),
    )
  })
})
