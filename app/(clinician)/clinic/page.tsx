import type { Metadata } from 'next'
import { ClinicForm } from '@/components/clinic/clinic-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { CLINIC_FIELDS } from '@/lib/clinic/schema'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { zoneWords } from '@/lib/platform/zoned-time'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Clinic` }
}

export default async function Clinic({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/clinic')
  const asked = await searchParams
  const { name, phone, emergency, timeZone } = await actorClinic(actor)
  const { value, errors } = await formState(asked, actor.accountId)
  const stored: Record<string, string> = { name, phone, emergency }
  return (
    <ClinicShell who={actor} clinicName={name} place="clinic">
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, CLINIC_FIELDS)} />
      {asked.said === 'saved' ? (
        <Notice saying title="Saved">
          <p>A change stands in the record of access.</p>
        </Notice>
      ) : null}
      <PageHeading
        title="Clinic"
        under={<p className="measure">What patients read on every page and in every mail.</p>}
      />
      <ClinicForm
        value={(field) => value(field, stored[field])}
        errors={errors}
        zone={`${zoneWords(timeZone)} (${timeZone})`}
      />
    </ClinicShell>
  )
}
