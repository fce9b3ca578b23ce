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
const visit = (date: number, value?: number | null, definition: ScoreDefinition = itch, form = 'skin') => ({
  appointmentId: `a${date}`,
  startsAt: day(date),
  scores:
    value === undefined
      ? []
      : [
          {
            ...{ code: definition.id, value, cannot: value === null ? 'Not sure.' : null },
            ...{ responseId: `r${date}`, form, definition },
          },
        ],
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
    const [trend, ...more] = trendsOf(visits)
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
    expect(trendsOf([visit(2)])).toEqual([])
    expect(trendsOf([])).toEqual([])
  })

  it('is there also of a score that can do with some of its questions, or does not say which it needs', () => {
    const [some] = trendsOf([visit(1, 4, { ...itch, needs: [], asks: ['sleep'] })])
    expect(some?.points).toMatchObject([{ value: 4, isSent: true, place: { linkId: 'sleep' } }])
    const [none] = trendsOf([visit(1, null, { ...itch, needs: [], asks: [] })])
    expect(none?.points).toMatchObject([{ value: null, cannot: 'Not sure.', isSent: true, place: null }])
  })

  it('lays no figure beside one that another version worked out in another way', () => {
    const longer = { ...itch, max: 40, expression: 'longer' }
    const [trend, ...more] = trendsOf([visit(1, 9), visit(2, 12, longer), visit(3, 16, longer)])
    expect(more).toEqual([])
    expect(trend).toMatchObject({ max: 40, change: { difference: 4 } })
    expect(trend?.points[0]).toMatchObject({
      ...{ value: null, isSent: true, cannot: 'Worked out in another way then: 9 of 10.' },
      place: { responseId: 'r1' },
    })
    expect(trendsOf([visit(1, 9), visit(2, 12, longer)])[0]?.change).toBeNull()
    const reworded = { ...itch, title: 'The worst itch', version: '2', bands: [] }
    expect(trendsOf([visit(1, 9), visit(2, 4, reworded)])).toMatchObject([{ change: { difference: -5 } }])
  })

  it('keeps two questionnaires apart that have a score of one id, but for a copy that works it out alike', () => {
    const mood = { ...itch, title: 'Low mood', max: 27, expression: 'mood' }
    const trends = trendsOf([visit(1, 3), visit(2, 20, mood, 'mood'), visit(3, 5)])
    expect(trends.map(({ title, points }) => [title, points.map(({ value }) => value)])).toEqual([
      ['Worst itch', [3, null, 5]],
      ['Low mood', [null, 20, null]],
    ])
    const [copied, ...more] = trendsOf([visit(1, 3), visit(2, 4, { ...itch, version: '1.1' }, 'copy')])
    expect(more).toEqual([])
    expect(copied?.points.map(({ value }) => value)).toEqual([3, 4])
    const both = visit(1, 3)
    const together = { ...both, scores: [...both.scores, ...visit(1, 8, itch, 'copy').scores] }
    expect(trendsOf([together]).map(({ points }) => points[0]?.value)).toEqual([3, 8])
  })
})
