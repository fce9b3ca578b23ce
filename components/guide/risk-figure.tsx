import type { GuideRisk } from '@/lib/guide/guide-risk'

const GAP = 6

/** A risk as people: its words, and under each group's a field with one mark for one person. The words say all of it. */
export function RiskFigure({ id, risk }: { id: string | undefined; risk: GuideRisk }) {
  return (
    <figure id={id} className="mt-3 border-y border-rule py-2">
      <figcaption className="font-semibold">{risk.what}</figcaption>
      {risk.groups.map(({ count, words }) => (
        <div key={words} className="mt-2 break-inside-avoid">
          <p className="!mt-0">{words}</p>
          <Field count={count} of={risk.of} />
        </div>
      ))}
    </figure>
  )
}

/** Rows of marks, drawn as dashed lines: a thousand marks are two paths. Those it happened to are larger, not only darker. */
function Field({ count, of }: { count: number; of: number }) {
  const columns = of === 1000 ? 50 : 20
  const rows = of / columns
  const left = (row: number) => Math.min(columns, Math.max(0, count - row * columns))
  const line = (from: number, to: number, row: number) =>
    to > from ? `M${from * GAP} ${row * GAP + GAP / 2}H${to * GAP}` : ''
  const each = Array.from({ length: rows }, (_, row) => row)
  const whole = (columns * GAP).toString()
  return (
    <svg
      aria-hidden="true"
      viewBox={`-1 -1 ${Number(whole) + 1} ${rows * GAP + 2}`}
      className="mt-1 block w-full max-w-[480px]"
      fill="none"
    >
      <path
        d={each.map((row) => line(left(row), columns, row)).join('')}
        className="stroke-edge"
        strokeWidth="1.5"
        strokeDasharray="1.5 4.5"
        strokeDashoffset="-1.5"
      />
      <path
        d={each.map((row) => line(0, left(row), row)).join('')}
        className="stroke-accent"
        strokeWidth="4.5"
        strokeDasharray="4.5 1.5"
      />
    </svg>
  )
}
