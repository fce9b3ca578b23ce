import { describe, expect, it } from 'vitest'
import {
  addDays,
  ageYears,
  atTime,
  calendarDateWords,
  dayWords,
  isoDay,
  momentWords,
  startOfDay,
  timeWords,
} from './zoned-time'

const NEW_YORK = 'America/New_York'
const KATHMANDU = 'Asia/Kathmandu'

describe('times as people of a clinic say them', () => {
  it('shows a moment in the clinic, wherever the server is', () => {
    const at = new Date('2026-12-01T15:30:00Z')
    expect([dayWords(at, NEW_YORK), timeWords(at, NEW_YORK)]).toEqual(['Tuesday 1 December', '10:30'])
    expect([dayWords(at, KATHMANDU), timeWords(at, KATHMANDU)]).toEqual(['Tuesday 1 December', '21:15'])
  })

  it('names the day of a moment only where it is not today in the clinic', () => {
    const at = new Date('2026-12-01T15:30:00Z')
    const said = (now: string, language?: string) => momentWords(at, new Date(now), NEW_YORK, language)
    // in London it is the next day already
    expect(said('2026-12-02T04:59:00Z')).toBe('10:30')
    expect(said('2026-12-02T05:01:00Z')).toBe('1 Dec, 10:30')
    expect(said('2026-12-02T05:01:00Z', 'es')).toBe('1 dic, 10:30')
  })

  it('keeps a birth date the same day in every zone', () => {
    expect(calendarDateWords(new Date('1981-03-04T00:00:00Z'))).toBe('4 March 1981')
  })

  it('begins days where the zone begins them, also when the clocks change', () => {
    expect(startOfDay('2026-11-01', NEW_YORK).toISOString()).toBe('2026-11-01T04:00:00.000Z')
    expect(startOfDay('2026-11-02', NEW_YORK).toISOString()).toBe('2026-11-02T05:00:00.000Z')
    expect(startOfDay('2026-03-08', NEW_YORK).toISOString()).toBe('2026-03-08T05:00:00.000Z')
    expect(startOfDay('2026-11-23', KATHMANDU).toISOString()).toBe('2026-11-22T18:15:00.000Z')
  })

  it('reads a wall clock in the zone', () => {
    expect(atTime('2026-12-01', '10:30', NEW_YORK).toISOString()).toBe('2026-12-01T15:30:00.000Z')
    expect(isoDay(new Date('2026-12-01T03:00:00Z'), NEW_YORK)).toBe('2026-11-30')
  })

  it('counts days by the calendar', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1), addDays('2026-11-01', 7)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2026-11-08',
    ])
  })

  it('counts a birthday from its morning in the clinic', () => {
    const born = new Date('2014-11-23T00:00:00Z')
    expect(ageYears(born, new Date('2026-11-23T04:59:00Z'), NEW_YORK)).toBe(11)
    expect(ageYears(born, new Date('2026-11-23T05:01:00Z'), NEW_YORK)).toBe(12)
  })
})
