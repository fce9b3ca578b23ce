import type { ScoreDefinition } from '@/lib/score/definition'
import { bandOf } from '@/lib/score/definition'
import type { AnswerPlace } from './anchor'

/** A score at one visit; without a value it says why */
export type TrendPoint = {
  visitAt: Date
  value: number | null
  cannot: string | null
  /** Whether the answers were sent that it would be made of */
  isSent: boolean
  /** The first of these answers; null where a formula does not say which they are */
  place: AnswerPlace | null
}

export type ScoreChange = {
  /** Now less before */
  difference: number
  since: Date
  direction: 'better' | 'worse' | 'same'
  /** Whether it reaches the least change that counts; null where nobody has said what that is */
  isMeaningful: boolean | null
}

export type Trend = {
  code: string
  title: string
  unit: string | null
  min: number
  max: number
  higherIsWorse: boolean
  bands: readonly { from: number; label: string }[]
  /** One a visit, oldest first, six at most; the last is this visit's */
  points: TrendPoint[]
  /** This visit's value in its band */
  band: string | null
  /** Against the latest earlier visit that has a value */
  change: ScoreChange | null
}

export type ScoreRow = { code: string; value: number | null; cannot: string | null; responseId: string }
export type ScoredVisit = { appointmentId: string; startsAt: Date; scores: readonly ScoreRow[] }

const MOST = 6

/** One trend a score, over visits in the order of time of which the last is the one at hand. Scores no visit has are left out. */
export function trendsOf(definitions: readonly ScoreDefinition[], visits: readonly ScoredVisit[]): Trend[] {
  return definitions.flatMap((definition) => {
    const points = visits.slice(-MOST).map((visit) => pointOf(definition, visit))
    return points.some(({ isSent }) => isSent) ? [trendOf(definition, points)] : []
  })
}

function pointOf(
  { id, asks }: ScoreDefinition,
  { appointmentId, startsAt, scores }: ScoredVisit,
): TrendPoint {
  const score = scores.find(({ code }) => code === id)
  if (!score)
    return { visitAt: startsAt, value: null, cannot: 'Nothing was sent.', isSent: false, place: null }
  const [linkId] = asks
  return {
    visitAt: startsAt,
    value: score.value,
    cannot: score.cannot,
    isSent: true,
    place: linkId === undefined ? null : { appointmentId, responseId: score.responseId, linkId },
  }
}

function trendOf(definition: ScoreDefinition, points: TrendPoint[]): Trend {
  const now = points.at(-1)?.value ?? null
  return {
    code: definition.id,
    title: definition.title,
    unit: definition.unit ?? null,
    min: definition.min,
    max: definition.max,
    higherIsWorse: definition.direction === 'higher-is-worse',
    bands: definition.bands,
    points,
    band: (now !== null && bandOf(definition, now)) || null,
    change: changeOf(definition, points),
  }
}

/** The difference from the last earlier value; visits without one are passed over, and never count as 0 */
export function changeOf(
  { direction, meaningfulChange }: Pick<ScoreDefinition, 'direction' | 'meaningfulChange'>,
  points: readonly Pick<TrendPoint, 'visitAt' | 'value'>[],
): ScoreChange | null {
  const now = points.at(-1)?.value ?? null
  const before = points.slice(0, -1).findLast((point) => point.value !== null)
  if (now === null || !before || before.value === null) return null
  // differences of decimals such as 0.3 - 0.1 come out a hair off
  const difference = Math.round((now - before.value) * 1e9) / 1e9
  const isWorse = direction === 'higher-is-worse' ? difference > 0 : difference < 0
  return {
    difference,
    since: before.visitAt,
    direction: difference === 0 ? 'same' : isWorse ? 'worse' : 'better',
    isMeaningful: meaningfulChange === undefined ? null : Math.abs(difference) >= meaningfulChange,
  }
}
