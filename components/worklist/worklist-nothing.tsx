import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { narrows, type WorklistFilter } from '@/lib/brief/worklist-filter'
import type { WorklistVisit } from '@/lib/brief/worklist-visit'

const days = { day: 'today', week: 'today or in the coming week', past: 'in the past week' }

type Props = { filter: WorklistFilter; visits: readonly WorklistVisit[]; mine: boolean }

/** Nothing found is not nothing there, and either says what to do next */
export function WorklistNothing({ filter, visits, mine }: Props) {
  const there = visits.filter(({ status }) => status !== 'cancelled').length
  const cancelled = visits.length - there
  const hidden = narrows(filter) ? there : 0
  return (
    <div className="mt-4">
      <h2 className="text-[1.125rem] font-bold">
        {hidden > 0
          ? 'No visit fits'
          : mine
            ? `No visits with you ${days[filter.when]}`
            : `No visits ${days[filter.when]}`}
      </h2>
      <p className="measure mt-0.5">
        {hidden > 0
          ? `${hidden} ${hidden === 1 ? 'visit is' : 'visits are'} there, but not with what you chose above.`
          : cancelled > 0 && !filter.cancelled
            ? `${cancelled} ${cancelled === 1 ? 'was' : 'were'} cancelled.`
            : 'A visit is booked from the patient it is for.'}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        {hidden > 0 ? (
          <Show field="clear" value="1">
            Show all of them
          </Show>
        ) : (
          <>
            {mine ? (
              <Show field="clinician" value="all">
                Show everyone’s visits
              </Show>
            ) : null}
            <Link href="/patients" prefetch={false} className="inline-flex min-h-[32px] items-center">
              Find or add a patient
            </Link>
          </>
        )}
      </div>
    </div>
  )
}

/** Another choice of what the list shows, with one press */
function Show({ field, value, children }: { field: string; value: string; children: string }) {
  return (
    <form method="post" action="/today/show">
      <Button size="clinic" look="plain" name={field} value={value} className="!border-0 !px-0">
        {children}
      </Button>
    </form>
  )
}
