import Link from 'next/link'
import { PatientName } from '@/components/patient/patient-name'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import type { Standing } from '@/lib/erasure/reach-rows'
import { calendarDateWords, dateWords } from '@/lib/platform/zoned-time'

type Props = {
  title: string
  none: string
  rows: readonly Standing[]
  zone: string
  /** What its page is for; without it there is nothing to do yet */
  action?: string
}

const columns = [
  { name: 'Patient', width: 'w-[26%]' },
  { name: 'Born', width: 'w-[18%]' },
  { name: 'Asked for', width: 'w-[28%]' },
  { name: 'Kept until' },
]

/** Records that somebody asked to be erased, as far as they have come */
export function ErasureTable({ title, none, rows, zone, action }: Props) {
  return (
    <section className="mt-4">
      <h2 className="mb-1 font-bold">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-quiet">{none}</p>
      ) : (
        <Table caption={title} columns={columns}>
          <tbody className="max-md:block">
            {rows.map((row) => (
              <Row key={row.patientId}>
                <RowHead>
                  <span className="font-semibold">
                    <PatientName {...row} />
                  </span>
                  {action ? (
                    <>
                      <br />
                      <Link href={`/erasures/${row.patientId}`} prefetch={false} className="underline">
                        {action}
                        <span className="sr-only">
                          {' '}
                          for <PatientName {...row} />
                        </span>
                      </Link>
                    </>
                  ) : null}
                </RowHead>
                <Cell label="Born">{calendarDateWords(row.birthDate)}</Cell>
                <Cell label="Asked for">
                  {dateWords(row.askedAt, zone)}, {row.byPatient ? 'by the patient' : `by ${row.askerName}`}
                </Cell>
                <Cell label="Kept until">
                  {row.keptUntil ? calendarDateWords(row.keptUntil) : 'Nothing has to be kept'}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
