import { describe, expect, it } from 'vitest'
import { visitMoment, visitTimeErrors } from './visit-time'

const now = new Date('2026-11-23T15:00:00Z')
const zone = 'America/New_York'

describe("a visit's time on the clinic's clock", () => {
  it('is a moment, summer and winter', () => {
    expect(visitMoment('2026-12-01', '10:30', zone)).toEqual(new Date('2026-12-01T15:30:00Z'))
    expect(visitMoment('2026-07-01', '10:30', zone)).toEqual(new Date('2026-07-01T14:30:00Z'))
    expect(visitMoment('2026-12-01', '00:00', 'Asia/Kathmandu')).toEqual(new Date('2026-11-30T18:15:00Z'))
  })

  it('is none where the clocks skip it', () => {
    expect(visitMoment('2027-03-14', '02:30', zone)).toBeNull()
    expect(visitMoment('2027-03-28', '01:30', 'Europe/London')).toBeNull()
    expect(visitTimeErrors({ date: '2027-03-14', time: '02:30' }, zone, now)).toEqual({
      time: '02:30 does not exist on that day: the clocks go forward past it. Choose another time',
    })
  })

  it('is the first of two where the clocks go back', () => {
    expect(visitMoment('2027-11-07', '01:30', zone)).toEqual(new Date('2027-11-07T05:30:00Z'))
  })

  it('is from today on, as the clinic counts days, and within two years', () => {
    const late = new Date('2026-11-24T03:00:00Z')
    expect(visitTimeErrors({ date: '2026-11-23', time: '09:00' }, zone, late)).toEqual({})
    expect(visitTimeErrors({ date: '2026-11-22', time: '09:00' }, zone, late)).toEqual({
      date: 'Choose a date from today on',
    })
    expect(visitTimeErrors({ date: '2029-01-01', time: '09:00' }, zone, late)).toEqual({
      date: 'Choose a date within the next two years',
    })
  })
})
