import type { Metadata } from 'next'
import { VISIT_FIELDS, VisitForm } from '@/components/appointment/visit-form'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { clashWords } from '@/lib/appointment/clash-words'
import { actorClinic } from '@/lib/clinic/queries'
import { patientDetails } from '@/lib/patient/queries'
import { now } from '@/lib/platform/clock'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { zoneWords } from '@/lib/platform/zoned-time'
import { bookablePractitioners } from '@/lib/practitioner/queries'

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}New visit` }
}

export default async function NewVisit({ params, searchParams }: Props) {
  const { patientId } = await params
  const here = `/patients/${patientId}`
  const actor = await pageActor(['clinician', 'staff'], `${here}/visits/new`)
  const patient = await patientDetails(actor, patientId)
  if (!patient) return notTheirs()
  const asked = await searchParams
  const [{ name, timeZone }, colleagues, { value, errors }] = await Promise.all([
    actorClinic(actor),
    bookablePractitioners(actor),
    formState(asked, actor.accountId),
  ])
  const usual: Record<string, string> = {
    minutes: '20',
    practitionerId: actor.kind === 'clinician' ? actor.practitionerId : '',
  }
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href={here}>
        <PatientName {...patient} />
      </BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, VISIT_FIELDS)} />
      <PageHeading
        title="New visit"
        under={
          <>
            for <PatientName {...patient} />, born{' '}
            <BirthDate birthDate={patient.birthDate} at={now()} zone={timeZone} />
          </>
        }
      />
      <VisitForm
        action={`${here}/visits/new/save`}
        value={(field) => value(field, usual[field])}
        errors={errors}
        practitioners={colleagues}
        zoneWords={zoneWords(timeZone)}
        clash={clashWords(asked, timeZone)}
        send="Book this visit"
        back={here}
      />
    </ClinicShell>
  )
}
