import type { Trend } from '@/lib/brief/trend'
import { axisLabels } from '@/lib/brief/trend-shape'
import { dayMonthWords } from '@/lib/platform/zoned-time'
import { AnswerLink } from './answer-link'
import { Part } from './part'
import { FRAME, TrendChart } from './trend-chart'

type Props = { trends: readonly Trend[]; visit: string; zone: string }

/** Scores as large figures, what changed, and a small picture each, all on one time axis */
export function Trends({ trends, visit, zone }: Props) {
  const dates = trends[0]?.points.map(({ visitAt }) => ({ at: visitAt })) ?? []
  const from = dates[0]?.at
  const to = dates.at(-1)?.at
  if (!from || !to) return null
  const labels = axisLabels(dates, { from, to }, FRAME, 60)
  const isOneWay = new Set(trends.map(({ higherIsWorse }) => higherIsWorse)).size === 1
  const direction = (worse: boolean) => `higher is ${worse ? 'worse' : 'better'}`
  return (
    <Part
      id="scores"
      title="Scores"
      aside={`${isOneWay ? `${direction(trends[0]?.higherIsWorse ?? true)}, ` : ''}a meaningful change is bold`}
    >
      <ul>
        {trends.map((trend) => (
          <li
            key={`${trend.form} ${trend.code}`}
            className="grid grid-cols-[minmax(0,1fr)_200px] items-center gap-x-1.5 border-b border-rule last:border-b-0"
          >
            <Figure
              trend={trend}
              visit={visit}
              zone={zone}
              direction={isOneWay ? null : direction(trend.higherIsWorse)}
            />
            <TrendChart trend={trend} from={from} to={to} />
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-[minmax(0,1fr)_200px] gap-x-1.5">
        <span />
        <svg viewBox={`0 0 ${FRAME.width} 14`} className="h-auto w-full" aria-hidden="true" focusable="false">
          {labels.map(({ at, x }) => (
            <text
              key={x}
              x={Math.min(FRAME.width - 1, x)}
              y={11}
              textAnchor={x > FRAME.width - 20 ? 'end' : x < 20 ? 'start' : 'middle'}
              className="fill-quiet"
              fontSize={11}
            >
              {dayMonthWords(at, zone)}
            </text>
          ))}
        </svg>
      </div>
    </Part>
  )
}

function Figure({
  trend,
  visit,
  zone,
  direction,
}: {
  trend: Trend
  visit: string
  zone: string
  direction: string | null
}) {
  const now = trend.points.at(-1)
  const { change, band, unit, max } = trend
  return (
    <div className="min-w-0 py-0.5">
      <h3 className="truncate text-small leading-tight" title={trend.title}>
        <AnswerLink place={now?.place ?? null} visit={visit}>
          {trend.title}
        </AnswerLink>
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-0.5 leading-tight">
        {now?.value === null || !now ? (
          <span
            className={now?.isSent ? 'font-semibold text-clarify' : 'text-small text-quiet'}
            title={now?.cannot ?? undefined}
          >
            {now?.isSent ? '◆ No score now' : 'Not sent'}
          </span>
        ) : (
          <>
            <strong className="text-lead font-bold">{now.value}</strong>
            <span className="text-small text-quiet">
              of {max}
              {unit ? ` ${unit}` : ''}
              {band ? `, ${band}` : ''}
            </span>
          </>
        )}{' '}
        {change ? (
          <span
            className={`text-small ${change.isMeaningful ? 'font-bold' : 'text-quiet'}`}
            title={`Since ${dayMonthWords(change.since, zone)}`}
          >
            {change.direction === 'same' ? (
              'same'
            ) : (
              <>
                {change.difference > 0 ? '+' : '−'}
                {Math.abs(change.difference)} {change.direction}
                {change.isMeaningful === null ? null : (
                  <span className="sr-only">, {change.isMeaningful ? 'a meaningful' : 'a small'} change</span>
                )}
              </>
            )}
          </span>
        ) : null}
      </p>
      {direction ? <p className="text-small text-quiet">{direction}</p> : null}
    </div>
  )
}
