import type { Metadata } from 'next'
import { DeclineForm } from '@/components/erasure/decline-form'
import { ERASURE_FIELDS, ErasureForm } from '@/components/erasure/erasure-form'
import { ReachList } from '@/components/erasure/reach-list'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { erasureToCarryOut } from '@/lib/erasure/queries'
import { shownOf } from '@/lib/erasure/reach'
import { now } from '@/lib/platform/clock'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { dateWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Erase a record` }
}

export default async function Erasure({ params, searchParams }: Props) {
  const { patientId } = await params
  const page = `/erasures/${patientId}`
  const actor = await pageActor(['administrator'], page)
  const asked = await erasureToCarryOut(actor, patientId)
  if (!asked) return notTheirs()
  const { name, timeZone } = await actorClinic(actor)
  const { value, errors } = await formState(await searchParams, actor.accountId)
  const { reach } = asked
  const isWaiting = asked.closedAt !== null && !reach.whole
  return (
    <ClinicShell who={actor} clinicName={name} place="erasures">
      <BackLink href="/erasures">Erasure</BackLink>
      <ErrorSummary
        title="There is a problem"
        problems={problemsOf(errors, [...ERASURE_FIELDS, 'decline-reason'])}
      />
      <PageHeading
        title={
          <>
            Erase the record of <PatientName {...asked} />
            {isWaiting ? ': not yet' : '?'}
          </>
        }
        under={
          <>
            born <BirthDate birthDate={asked.birthDate} at={now()} zone={timeZone} /> · asked for on{' '}
            {dateWords(asked.askedAt, timeZone)},{' '}
            {asked.byPatient ? 'by the patient' : `by ${asked.askerName}`}
          </>
        }
      />
      <ReachList reach={reach} />
      {isWaiting ? null : (
        <ErasureForm
          action={`${page}/erase`}
          whole={reach.whole}
          shown={shownOf(reach)}
          value={value}
          errors={errors}
        />
      )}
      {asked.closedAt ? null : (
        <DeclineForm
          action={`${page}/decline`}
          reason={value('decline-reason')}
          error={errors['decline-reason']}
        />
      )}
    </ClinicShell>
  )
}
