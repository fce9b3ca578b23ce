import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { calendarDateWords, dateWords } from '@/lib/platform/zoned-time'
import { RecordCopy } from './record-copy'

type Visit = { id: string; startsAt: Date; reason: string; practitioner: { name: string } }

type Props = {
  here: string
  closedAt: Date
  keptUntil: Date | null
  visits: readonly Visit[]
  zone: string
}

/** For a clinician: what is kept by law of a patient who asked for erasure. To be read, and nothing else. */
export function ClosedRecord({ here, closedAt, keptUntil, visits, zone }: Props) {
  return (
    <>
      <Notice
        look="clarify"
        title={keptUntil ? `Closed: kept until ${calendarDateWords(keptUntil)}` : 'Closed: need not be kept'}
      >
        <p className="measure">
          The patient asked for erasure. On {dateWords(closedAt, zone)} their sign-in, contact details and all
          that was not sent were erased. What was relied on is kept because the law asks for it. Nothing can
          be added; only clinicians can open it, and each time is on record. To treat them again, add them
          anew.
        </p>
      </Notice>
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[1fr_360px]">
        <section aria-labelledby="kept">
          <h2 id="kept" className="border-b-2 border-ink pb-0.5 font-bold">
            Visits
          </h2>
          <ul>
            {visits.map(({ id, startsAt, reason, practitioner }) => (
              <li key={id} className="border-b border-rule py-1">
                <div className="flex flex-wrap items-baseline justify-between gap-x-2">
                  <h3 className="font-semibold">{dateWords(startsAt, zone)}</h3>
                  <Link href={`/visits/${id}`} prefetch={false} className="text-small underline">
                    Open the brief<span className="sr-only"> for {dateWords(startsAt, zone)}</span>
                  </Link>
                </div>
                <p className="text-small text-quiet">
                  {[practitioner.name, reason].filter(Boolean).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <RecordCopy exportAt={`${here}/export`} isClosed />
      </div>
    </>
  )
}
