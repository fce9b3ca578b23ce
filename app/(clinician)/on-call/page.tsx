import type { Metadata } from 'next'
import { WatchForm } from '@/components/escalation/watch-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { clinicWatch } from '@/lib/escalation/queries'
import { WATCH_FIELDS, watchFields } from '@/lib/escalation/watch-form'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { zoneWords } from '@/lib/platform/zoned-time'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Hours and on call` }
}

export default async function OnCall({ searchParams }: Props) {
  const actor = await pageActor(['clinician', 'administrator'], '/on-call')
  const asked = await searchParams
  const { name, timeZone } = await actorClinic(actor)
  const found = await clinicWatch(actor)
  if (!found) return notTheirs()
  const { watch, isOwn, clinicians } = found
  const { value, errors } = await formState(asked, actor.accountId)
  const stored = watchFields(watch)
  const isNobody = !watch.onCall.some((id) => clinicians.some((one) => one.id === id))
  return (
    <ClinicShell who={actor} clinicName={name} place="on-call">
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, WATCH_FIELDS)} />
      {asked.said === 'saved' ? <Notice saying title="Saved" /> : null}
      <PageHeading
        title="Hours and on call"
        under="What happens to an urgent or high flag that no clinician has acknowledged. The patient is told at once what to do, whatever is set here."
      />
      {isNobody ? (
        <Notice look="clarify" title="Nobody is on call">
          <p>
            A flag that waits too long goes straight to the clinic’s administrators, who cannot read answers.
          </p>
        </Notice>
      ) : null}
      {isOwn ? null : (
        <p className="measure mt-1 text-quiet">Nothing was set yet. This is what holds until you save.</p>
      )}
      <WatchForm
        value={(field) => value(field, stored[field] ?? '')}
        errors={errors}
        clinicians={clinicians}
        zone={zoneWords(timeZone)}
      />
    </ClinicShell>
  )
}
