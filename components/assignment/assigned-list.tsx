import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'
import { AssignmentState } from './assignment-state'

export type AssignedLine = {
  id: string
  kind: 'guide' | 'questionnaire'
  title: string
  minutes: number
  status: string
  note: string
  assignedAt: Date
  assignedBy: string
  completedAt: Date | null
  withdrawn: { at: Date; by: string } | null
  answered: boolean
}

type Props = {
  lines: readonly AssignedLine[]
  zone: string
  withdrawAt: string
  visitIsOver: boolean
  /** The brief that shows what was answered, for who may read it; each questionnaire has its place there */
  answersAt: string | null
}

/** What was assigned for one visit: each thing, how far the patient is, and a way to take it back */
export function AssignedList({ lines, zone, withdrawAt, visitIsOver, answersAt }: Props) {
  const standing = lines.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = lines.filter((line) => line.withdrawn)
  return (
    <>
      {standing.length > 0 ? (
        <ul className="border-t border-rule">
          {standing.map((line, at) => (
            <li
              key={line.id}
              className="relative grid grid-cols-[1fr_auto] gap-x-2 border-b border-rule py-1 md:grid-cols-[1fr_208px_88px]"
            >
              <div className="max-md:col-span-2">
                <span className="font-semibold">{line.title}</span>{' '}
                <span className="text-small text-quiet">
                  {line.kind === 'guide' ? 'Guide' : 'Questions'}, {line.minutes} min
                </span>
                <span className="block text-small text-quiet">
                  Assigned by {line.assignedBy}, {dateWords(line.assignedAt, zone)}
                </span>
                {line.note && line.note !== standing[at - 1]?.note ? (
                  <span className="block text-small">
                    Note: <bdi className="whitespace-pre-line">{line.note}</bdi>
                  </span>
                ) : null}
              </div>
              <div>
                <AssignmentState line={line} zone={zone} />
              </div>
              <div className="md:-mt-0.5 md:text-right">
                {line.status === 'completed' && line.kind === 'questionnaire' && answersAt ? (
                  <Link
                    href={`${answersAt}#answers-${line.id}`}
                    prefetch={false}
                    className="inline-block pt-0.5"
                  >
                    Answers<span className="sr-only"> to {line.title}</span>
                  </Link>
                ) : null}
                {line.status === 'completed' || visitIsOver ? null : (
                  <Withdraw line={line} action={withdrawAt} />
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="border-t border-rule py-1 text-quiet">Nothing is assigned for this visit.</p>
      )}
      {withdrawn.length > 0 ? (
        <ul className="mt-1 text-small text-quiet">
          {withdrawn.map((line) => (
            <li key={line.id}>
              <span aria-hidden="true">✓ </span>
              {line.title}: withdrawn
              {line.withdrawn
                ? ` by ${line.withdrawn.by}, ${dateWords(line.withdrawn.at, zone)} ${timeWords(line.withdrawn.at, zone)}`
                : ''}
              {line.answered ? '. What the patient had written is kept.' : '.'}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Withdraw({ line, action }: { line: AssignedLine; action: string }) {
  return (
    <Disclosure
      floating
      summary={
        <>
          Withdraw<span className="sr-only"> {line.title}</span>
        </>
      }
    >
      <form method="post" action={action} className="text-small">
        <input type="hidden" name="assignmentIds" value={line.id} />
        <p className="mb-1">
          It leaves the patient’s list.
          {line.answered ? ' What they have written in it is kept on record.' : ''}
        </p>
        <Button size="clinic" look="warning">
          Withdraw it
        </Button>
      </form>
    </Disclosure>
  )
}
