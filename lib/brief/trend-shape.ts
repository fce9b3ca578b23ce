/** Where things go in a small chart, in its own units. Plain arithmetic: a scale is one line of it. */
export type Frame = { width: number; height: number; padding: number }
export type Dated = { at: Date; value: number | null; isUnclear: boolean }
export type Dot = { x: number; y: number; value: number }
export type TrendShape = {
  dots: Dot[]
  /** Runs of neighbouring values, as SVG paths; a visit without a value ends one */
  lines: string[]
  /** Where visits without a value stand, and whether there were answers that gave none */
  gaps: { x: number; isUnclear: boolean }[]
}

/**
 * Dates run over the whole width from `from` to `to`; charts that are given the same two line up. A single date stands
 * at the right, where the present is.
 */
export function trendShape(
  points: readonly Dated[],
  scale: { min: number; max: number; from: Date; to: Date },
  { width, height, padding }: Frame,
): TrendShape {
  const x = (at: Date) => round(dateShare(at, scale) * (width - 2 * padding) + padding)
  const y = (value: number) => {
    const share = (value - scale.min) / (scale.max - scale.min)
    return round(height - padding - Math.max(0, Math.min(1, share)) * (height - 2 * padding))
  }
  const shape: TrendShape = { dots: [], lines: [], gaps: [] }
  let run: Dot[] = []
  const endRun = () => {
    if (run.length > 1) shape.lines.push(run.map((dot, at) => `${at ? 'L' : 'M'}${dot.x} ${dot.y}`).join(''))
    run = []
  }
  for (const { at, value, isUnclear } of points) {
    if (value === null) {
      endRun()
      shape.gaps.push({ x: x(at), isUnclear })
      continue
    }
    const dot = { x: x(at), y: y(value), value }
    shape.dots.push(dot)
    run.push(dot)
  }
  endRun()
  return shape
}

/** The labels of a time axis that have room: the last and the first before those between, none nearer than `room` */
export function axisLabels<T extends { at: Date }>(
  points: readonly T[],
  scale: { from: Date; to: Date },
  { width, padding }: Frame,
  room: number,
): (T & { x: number })[] {
  const placed = points.map((point) => ({
    ...point,
    x: round(dateShare(point.at, scale) * (width - 2 * padding) + padding),
  }))
  const order = [...placed.slice(-1), ...placed.slice(0, 1), ...placed.slice(1, -1).reverse()]
  const kept: (T & { x: number })[] = []
  for (const one of order) if (kept.every((other) => Math.abs(other.x - one.x) >= room)) kept.push(one)
  return kept.toSorted((a, b) => a.x - b.x)
}

function dateShare(at: Date, { from, to }: { from: Date; to: Date }): number {
  const span = to.getTime() - from.getTime()
  return span <= 0 ? 1 : (at.getTime() - from.getTime()) / span
}

const round = (value: number): number => Math.round(value * 10) / 10
