import { Table } from '@/components/ui/table'
import { attention } from '@/lib/brief/worklist-attention'
import type { WorklistVisit } from '@/lib/brief/worklist-visit'
import { addDays, dayWords, isoDay } from '@/lib/platform/zoned-time'
import { VisitRow } from './visit-row'

type Props = { visits: readonly WorklistVisit[]; asOf: Date; zone: string; reads: boolean }

/** The visits under their days */
export function VisitList({ visits, asOf, zone, reads }: Props) {
  const days = Map.groupBy(visits, (visit) => isoDay(visit.startsAt, zone))
  const columns = [
    { name: 'Time', width: 'w-[72px]' },
    { name: 'Patient', width: 'w-[22%]' },
    { name: 'Reason', width: reads ? 'w-[24%]' : '' },
    { name: 'Preparation', width: 'w-[14%]' },
    ...(reads ? [{ name: 'Flags' }, { name: 'Worst itch', width: 'w-[104px]' }] : []),
    { name: 'Guides read', width: 'w-[96px]' },
  ]
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-4">
          <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
            <h2 id={`day-${day}`} className="text-[1.125rem] font-bold">
              {dayHeading(day, ofDay[0]?.startsAt ?? asOf, asOf, zone)}
            </h2>
            <p className="text-small text-quiet">{dayWordsOf(ofDay, reads)}</p>
          </div>
          <Table caption={`Visits on ${dayWords(ofDay[0]?.startsAt ?? asOf, zone)}`} columns={columns}>
            <tbody className="max-md:block max-md:border-t-2 max-md:border-ink">
              {ofDay.map((visit) => (
                <VisitRow key={visit.appointmentId} visit={visit} asOf={asOf} zone={zone} reads={reads} />
              ))}
            </tbody>
          </Table>
        </section>
      ))}
    </>
  )
}

function dayHeading(day: string, at: Date, asOf: Date, zone: string): string {
  const today = isoDay(asOf, zone)
  if (day === today) return `Today, ${dayWords(at, zone)}`
  return day === addDays(today, 1) ? `Tomorrow, ${dayWords(at, zone)}` : dayWords(at, zone)
}

function dayWordsOf(visits: readonly WorklistVisit[], reads: boolean): string {
  const { visits: total, urgent, toRead, nothingAssigned } = attention(visits)
  const words = [
    `${total} ${total === 1 ? 'visit' : 'visits'}`,
    urgent > 0 ? `${urgent} urgent` : '',
    reads && toRead > 0 ? `${toRead} to read` : '',
    nothingAssigned > 0 ? `${nothingAssigned} with nothing assigned` : '',
  ]
  return words.filter(Boolean).join(', ')
}
