import type { Trend } from '@/lib/brief/trend'
import { trendShape } from '@/lib/brief/trend-shape'

export const FRAME = { width: 216, height: 46, padding: 8 }
const GROUND = FRAME.height - FRAME.padding
/** Room for a figure above the highest dot */
const HEAD = 12

type Props = { trend: Trend; from: Date; to: Date }

/** A score over visits; a tick is a visit for which nothing was sent, a question mark answers that give no score. Drawn on the server, hidden from readers of text, who have the table */
export function TrendChart({ trend, from, to }: Props) {
  const { min, max, points, bands } = trend
  const { dots, lines, gaps } = trendShape(
    points.map(({ visitAt, value, isSent }) => ({ at: visitAt, value, isUnclear: isSent })),
    { min, max, from, to },
    FRAME,
  )
  const bandAt = (value: number) =>
    GROUND - ((value - min) / (max - min)) * (FRAME.height - 2 * FRAME.padding)
  const last = points.at(-1)?.value === null ? null : dots.at(-1)
  return (
    <svg
      viewBox={`0 ${-HEAD} ${FRAME.width} ${FRAME.height + HEAD}`}
      className="h-auto w-full text-ink"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={`M0 ${GROUND}H${FRAME.width}`}
        className="stroke-rule"
        fill="none"
        vectorEffect="non-scaling-stroke"
      />
      {bands.slice(1).map(({ from: start, label }) => (
        <g key={start}>
          <path
            d={`M0 ${bandAt(start)}H${FRAME.width}`}
            className="stroke-rule"
            strokeDasharray="2 3"
            fill="none"
          />
          <text x={0} y={bandAt(start) - 1} className="fill-quiet" fontSize={9}>
            {label}
          </text>
        </g>
      ))}
      {lines.map((d) => (
        <path key={d} d={d} className="stroke-edge" strokeWidth={1.5} fill="none" strokeLinejoin="round" />
      ))}
      {gaps.map(({ x, isUnclear }) =>
        isUnclear ? (
          <text key={x} x={x} y={GROUND - 3} textAnchor="middle" className="fill-quiet" fontSize={12}>
            ?
          </text>
        ) : (
          <path key={x} d={`M${x} ${GROUND - 3}v6`} className="stroke-edge" fill="none" />
        ),
      )}
      {dots.map((dot) => (
        <g key={dot.x}>
          <circle
            cx={dot.x}
            cy={dot.y}
            r={dot === last ? 4 : 2.5}
            className={dot === last ? 'fill-ink' : 'fill-edge'}
          />
          <text
            x={dot.x}
            y={dot.y - 6}
            textAnchor="middle"
            className={dot === last ? 'fill-ink' : 'fill-quiet'}
            fontWeight={dot === last ? 700 : 400}
            fontSize={12}
          >
            {dot.value}
          </text>
        </g>
      ))}
    </svg>
  )
}
