import { describe, expect, it } from 'vitest'
import type { ScoreDefinition } from '@/lib/score/definition'
import { changeOf, trendsOf } from './trend'

const itch: ScoreDefinition = {
  id: 'itch',
  title: 'Worst itch',
  instrument: 'Test',
  version: '1',
  expression: '',
  needs: ['itch'],
  asks: ['itch'],
  min: 0,
  max: 10,
  direction: 'higher-is-worse',
  meaningfulChange: 3,
  unit: undefined,
  bands: [
    { from: 0, label: 'mild' },
    { from: 7, label: 'severe' },
  ],
}
const day = (date: number) => new Date(Date.UTC(2026, 10, date))
const point = (date: number, value: number | null) => ({ visitAt: day(date), value })
const visit = (date: number, value?: number | null, code = 'itch') => ({
  appointmentId: `a${date}`,
  startsAt: day(date),
  scores:
    value === undefined
      ? []
      : [{ code, value, cannot: value === null ? 'Not sure.' : null, responseId: `r${date}` }],
})

describe('the change of a score', () => {
  it('is the difference from the last visit that has a value, and says when that was', () => {
    expect(changeOf(itch, [point(1, 2), point(5, 5), point(9, 9)])).toEqual({
      difference: 4,
      since: day(5),
      direction: 'worse',
      isMeaningful: true,
    })
  })

  it('passes over gaps and never takes one for 0', () => {
    expect(changeOf(itch, [point(1, 6), point(5, null), point(9, 4)])).toMatchObject({
      difference: -2,
      since: day(1),
      direction: 'better',
      isMeaningful: false,
    })
    expect(changeOf(itch, [point(1, 6), point(9, null)])).toBeNull()
    expect(changeOf(itch, [point(1, null), point(9, 6)])).toBeNull()
    expect(changeOf(itch, [point(9, 6)])).toBeNull()
    expect(changeOf(itch, [])).toBeNull()
  })

  it('counts from exactly the least change that matters, and says when nobody has said what that is', () => {
    expect(changeOf(itch, [point(1, 2), point(9, 5)])?.isMeaningful).toBe(true)
    expect(changeOf(itch, [point(1, 2), point(9, 4.9)])?.isMeaningful).toBe(false)
    expect(changeOf({ ...itch, meaningfulChange: undefined }, [point(1, 2), point(9, 9)])).toMatchObject({
      difference: 7,
      isMeaningful: null,
    })
  })

  it('knows which way is worse, and that the same is neither', () => {
    const better = { ...itch, direction: 'higher-is-better' } as const
    expect(changeOf(better, [point(1, 2), point(9, 5)])?.direction).toBe('better')
    expect(changeOf(better, [point(1, 5), point(9, 2)])?.direction).toBe('worse')
    expect(changeOf(itch, [point(1, 5), point(9, 5)])?.direction).toBe('same')
  })

  it('is not off by a hair where decimals are', () => {
    expect(changeOf({ ...itch, meaningfulChange: 0.2 }, [point(1, 0.1), point(9, 0.3)])).toMatchObject({
      difference: 0.2,
      isMeaningful: true,
    })
  })
})

describe('a trend', () => {
  it('has one point a visit, six at most, and says why one has no value', () => {
    const visits = [visit(1, 1), visit(2, 2), visit(3), visit(4, null), visit(5, 5), visit(6, 6), visit(7, 8)]
    const [trend, ...more] = trendsOf([itch], visits)
    expect(more).toEqual([])
    expect(trend?.points.map(({ value }) => value)).toEqual([2, null, null, 5, 6, 8])
    expect(trend?.points.map(({ cannot }) => cannot)).toEqual([
      null,
      'Nothing was sent.',
      'Not sure.',
      null,
      null,
      null,
    ])
    expect(trend?.points[1]).toMatchObject({ isSent: false, place: null })
    expect(trend?.points[5]?.place).toEqual({ appointmentId: 'a7', responseId: 'r7', linkId: 'itch' })
    expect(trend).toMatchObject({ band: 'severe', higherIsWorse: true, change: { difference: 2 } })
  })

  it('is left out where no visit has the score', () => {
    expect(trendsOf([itch], [visit(1, 4, 'sleep'), visit(2)])).toEqual([])
    expect(trendsOf([itch], [])).toEqual([])
  })

  it('is there also of a score that can do with some of its questions, or does not say which it needs', () => {
    const [some] = trendsOf([{ ...itch, needs: [], asks: ['sleep'] }], [visit(1, 4)])
    expect(some?.points).toMatchObject([{ value: 4, isSent: true, place: { linkId: 'sleep' } }])
    const [none] = trendsOf([{ ...itch, needs: [], asks: [] }], [visit(1, null)])
    expect(none?.points).toMatchObject([{ value: null, cannot: 'Not sure.', isSent: true, place: null }])
  })
})
