import Link from 'next/link'
import { type AssignedLine, AssignedList } from '@/components/assignment/assigned-list'
import { Disclosure } from '@/components/ui/disclosure'
import { dateWords, dayMonthWords, dayWords, timeWords } from '@/lib/platform/zoned-time'

export type VisitOfPatient = {
  id: string
  startsAt: Date
  minutes: number
  reason: string
  status: 'booked' | 'cancelled' | 'fulfilled'
  practitioner: { name: string }
  review: { by: string; at: Date } | null
  remindedAt: Date | null
}

type Props = {
  visit: VisitOfPatient
  lines: readonly AssignedLine[]
  zone: string
  /** The patient's own address */
  here: string
  over: boolean
  /** Whether who looks may read answers */
  reads: boolean
}

/** As high as a finger or a hurried mouse wants it */
const link = 'inline-flex min-h-[32px] items-center underline'

/** A visit on the patient's page: a coming one in full, one that is over as a line that opens */
export function VisitBlock({ visit, lines, zone, here, over, reads }: Props) {
  const assigned = (
    <AssignedList
      lines={lines}
      zone={zone}
      withdrawAt={`${here}/withdraw`}
      visitIsOver={over}
      answersAt={reads ? `/visits/${visit.id}` : null}
    />
  )
  const standing = lines.filter(({ withdrawn }) => !withdrawn)
  const done = standing.filter(({ status }) => status === 'completed').length
  const brief = reads ? (
    <Link href={`/visits/${visit.id}`} prefetch={false} className={link}>
      Open the brief
      <span className="sr-only"> for {dayWords(visit.startsAt, zone)}</span>
    </Link>
  ) : null
  const about = [visit.practitioner.name, `${visit.minutes} minutes`, visit.reason]
    .filter(Boolean)
    .join(' · ')
  if (over)
    return (
      <li className="border-b border-rule py-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-2">
          <h3 className="font-semibold">{dateWords(visit.startsAt, zone)}</h3>
          <span className="text-small">{visit.status === 'cancelled' ? 'Cancelled' : brief}</span>
        </div>
        <p className="text-small text-quiet">{about}</p>
        {lines.length > 0 ? (
          <Disclosure
            summary={
              standing.length > 0 ? `${done} of ${standing.length} assigned were done` : 'What was assigned'
            }
          >
            {assigned}
          </Disclosure>
        ) : (
          <p className="text-small text-quiet">Nothing was assigned.</p>
        )}
      </li>
    )
  return (
    <li className="mb-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <h3 className="text-[1.125rem] font-bold">
          {dayWords(visit.startsAt, zone)}, {timeWords(visit.startsAt, zone)}
        </h3>
        <span className="flex flex-wrap gap-x-2 text-small">
          {brief}
          <Link href={`/visits/${visit.id}/edit`} prefetch={false} className={link}>
            Change
          </Link>
          <Link href={`/visits/${visit.id}/cancel`} prefetch={false} className={link}>
            Cancel
          </Link>
        </span>
      </div>
      <p className="mb-1 text-small text-quiet">
        {about}
        {visit.review ? ` · Reviewed by ${visit.review.by}` : ''}
        {visit.remindedAt ? ` · Reminded by mail on ${dayMonthWords(visit.remindedAt, zone)}` : ''}
      </p>
      {assigned}
      <p className="mt-1">
        <Link href={`${here}/assign?visit=${visit.id}`} prefetch={false} className={link}>
          {standing.length > 0 ? 'Assign more' : 'Assign guides and questions'}
        </Link>
      </p>
    </li>
  )
}
