import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import type { Trend } from '@/lib/brief/trend'
import { dateWords } from '@/lib/platform/zoned-time'
import { AnswerLink } from './answer-link'

/** The figures behind the small pictures: a row a visit, a column a score */
export function ScoreTable({
  trends,
  visit,
  zone,
}: {
  trends: readonly Trend[]
  visit: string
  zone: string
}) {
  const [first] = trends
  if (!first) return null
  return (
    <section aria-labelledby="score-table" className="mt-8 print:hidden">
      <h2 id="score-table" className="text-lead font-bold">
        Scores by visit
      </h2>
      <Table
        caption="Scores by visit"
        columns={[
          { name: 'Visit' },
          ...trends.map(({ title, min, max, higherIsWorse }) => ({
            name: `${title} (${min} to ${max}, higher is ${higherIsWorse ? 'worse' : 'better'})`,
          })),
        ]}
      >
        <tbody className="text-small max-md:block">
          {first.points.toReversed().map(({ visitAt }) => (
            <Row key={visitAt.toISOString()}>
              <RowHead>{dateWords(visitAt, zone)}</RowHead>
              {trends.map(({ form, code, title, points }) => {
                const point = points.find((one) => one.visitAt.getTime() === visitAt.getTime())
                return (
                  <Cell key={`${form} ${code}`} label={title}>
                    <AnswerLink place={point?.place ?? null} visit={visit}>
                      {point?.value ?? <span className="text-quiet">{point?.cannot ?? 'No score'}</span>}
                    </AnswerLink>
                  </Cell>
                )
              })}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
