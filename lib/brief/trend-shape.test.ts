import { describe, expect, it } from 'vitest'
import { axisLabels, trendShape } from './trend-shape'

const day = (date: number) => new Date(Date.UTC(2026, 10, date))
const frame = { width: 120, height: 50, padding: 10 }
const scale = { min: 0, max: 10, from: day(1), to: day(11) }
const at = (date: number, value: number | null, isUnclear = false) => ({ at: day(date), value, isUnclear })

describe('the shape of a trend', () => {
  it('puts dates and values where they belong', () => {
    const { dots, lines } = trendShape([at(1, 0), at(6, 5), at(11, 10)], scale, frame)
    expect(dots).toEqual([
      { x: 10, y: 40, value: 0 },
      { x: 60, y: 25, value: 5 },
      { x: 110, y: 10, value: 10 },
    ])
    expect(lines).toEqual(['M10 40L60 25L110 10'])
  })

  it('does not join what a gap parts, and draws no line to a single value', () => {
    const shape = trendShape([at(1, 2), at(3, 4), at(6, null, true), at(11, 6)], scale, frame)
    expect(shape.lines).toEqual(['M10 34L30 28'])
    expect(shape.gaps).toEqual([{ x: 60, isUnclear: true }])
    expect(shape.dots).toHaveLength(3)
  })

  it('puts a single date at the right and keeps a value outside the scale inside the frame', () => {
    const one = trendShape([at(4, 12)], { ...scale, from: day(4), to: day(4) }, frame)
    expect(one).toEqual({ dots: [{ x: 110, y: 10, value: 12 }], lines: [], gaps: [] })
  })

  it('is empty without points', () => {
    expect(trendShape([], scale, frame)).toEqual({ dots: [], lines: [], gaps: [] })
  })
})

describe('the labels of the time axis', () => {
  const labels = (dates: number[], room: number) =>
    axisLabels(
      dates.map((date) => ({ at: day(date) })),
      scale,
      frame,
      room,
    ).map(({ x }) => x)

  it('are all there where they have room', () => {
    expect(labels([1, 6, 11], 40)).toEqual([10, 60, 110])
  })

  it('leave out what would run into the last or the first', () => {
    expect(labels([1, 2, 6, 10, 11], 40)).toEqual([10, 60, 110])
    expect(labels([9, 11], 40)).toEqual([110])
  })
})
