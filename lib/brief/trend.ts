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
  /** The questionnaire that it was asked in last */
  form: string
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

export type ScoreRow = {
  code: string
  value: number | null
  cannot: string | null
  responseId: string
  /** The questionnaire that it was asked in, and how that version of it reads the score */
  form: string
  definition: ScoreDefinition
}
export type ScoredVisit = { appointmentId: string; startsAt: Date; scores: readonly ScoreRow[] }

const MOST = 6

/** The scores that belong together, one a visit at most; read as the latest of them says */
type Line = { form: string; definition: ScoreDefinition; scores: Map<ScoredVisit, ScoreRow> }

/** One trend a score, over visits in the order of time of which the last is the one at hand. Scores no visit has are left out. */
export function trendsOf(visits: readonly ScoredVisit[]): Trend[] {
  const shown = visits.slice(-MOST)
  return linesOf(shown).map((line) => trendOf(line, shown))
}

/**
 * A score is known by its id within its questionnaire. Two questionnaires may each have one of that id and mean another: they
 * are one line only where they work it out alike, as a clinic's copy of one that ships does.
 */
function linesOf(visits: readonly ScoredVisit[]): Line[] {
  const lines: Line[] = []
  for (const visit of visits.toReversed())
    for (const score of visit.scores) {
      const { form, definition } = score
      const line = lines.find((one) => !one.scores.has(visit) && isOf(one, score))
      if (line) line.scores.set(visit, score)
      else lines.push({ form, definition, scores: new Map([[visit, score]]) })
    }
  return lines
}

const isOf = (line: Line, { code, form, definition }: ScoreRow): boolean =>
  line.definition.id === code &&
  (line.form === form || (line.definition.title === definition.title && isAlike(line.definition, definition)))

/** Whether figures of the two can be laid side by side: worked out in one way, on one scale */
const isAlike = (one: ScoreDefinition, other: ScoreDefinition): boolean =>
  (['expression', 'min', 'max', 'unit', 'direction'] as const).every((part) => one[part] === other[part])

function pointOf({ definition, scores }: Line, visit: ScoredVisit): TrendPoint {
  const { appointmentId, startsAt: visitAt } = visit
  const score = scores.get(visit)
  if (!score) return { visitAt, value: null, cannot: 'Nothing was sent.', isSent: false, place: null }
  const { responseId, value } = score
  const [linkId] = score.definition.asks
  const isComparable = value === null || isAlike(definition, score.definition)
  return {
    visitAt,
    isSent: true,
    value: isComparable ? value : null,
    cannot: isComparable
      ? score.cannot
      : `Worked out in another way then: ${value} of ${score.definition.max}.`,
    place: linkId === undefined ? null : { appointmentId, responseId, linkId },
  }
}

function trendOf(line: Line, visits: readonly ScoredVisit[]): Trend {
  const { form, definition } = line
  const points = visits.map((visit) => pointOf(line, visit))
  const now = points.at(-1)?.value ?? null
  return {
    form,
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
