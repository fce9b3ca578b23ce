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
import { bookedVisit } from '@/lib/appointment/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { isoDay, timeWords, zoneWords } from '@/lib/platform/zoned-time'
import { bookablePractitioners } from '@/lib/practitioner/queries'

type Props = { params: Promise<{ appointmentId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Change a visit` }
}

export default async function EditVisit({ params, searchParams }: Props) {
  const { appointmentId } = await params
  const page = `/visits/${appointmentId}/edit`
  const actor = await pageActor(['clinician', 'staff'], page)
  const visit = await bookedVisit(actor, appointmentId)
  if (!visit || visit.status === 'cancelled') return notTheirs()
  const asked = await searchParams
  const [{ name, timeZone }, colleagues, { value, errors }] = await Promise.all([
    actorClinic(actor),
    bookablePractitioners(actor, visit.practitioner.id),
    formState(asked, actor.accountId),
  ])
  const { patient, startsAt } = visit
  const here = `/patients/${patient.id}`
  const stored: Record<string, string> = {
    date: isoDay(startsAt, timeZone),
    time: timeWords(startsAt, timeZone),
    minutes: String(visit.minutes),
    practitionerId: visit.practitioner.id,
    reason: visit.reason,
  }
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href={here}>
        <PatientName {...patient} />
      </BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, VISIT_FIELDS)} />
      <PageHeading
        title="Change a visit"
        under={
          <>
            of <PatientName {...patient} />, born{' '}
            <BirthDate birthDate={patient.birthDate} at={startsAt} zone={timeZone} />. Everything assigned for
            it goes along.
          </>
        }
      />
      <VisitForm
        action={`${page}/save`}
        value={(field) => value(field, stored[field])}
        errors={errors}
        practitioners={colleagues}
        zoneWords={zoneWords(timeZone)}
        clash={clashWords(asked, timeZone)}
        send="Save the visit"
        back={here}
      />
    </ClinicShell>
  )
}
