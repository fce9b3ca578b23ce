import type { Metadata } from 'next'
import Link from 'next/link'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { Button, ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { bookedVisit } from '@/lib/appointment/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Cancel a visit' }

const things = (count: number) => (count === 1 ? '1 thing' : `${count} things`)

export default async function CancelVisit({ params }: { params: Promise<{ appointmentId: string }> }) {
  const { appointmentId } = await params
  const page = `/visits/${appointmentId}/cancel`
  const actor = await pageActor(['clinician', 'staff'], page)
  const visit = await bookedVisit(actor, appointmentId)
  if (!visit || visit.status === 'cancelled') return notTheirs()
  const { name, timeZone } = await actorClinic(actor)
  const { patient, startsAt, finished, unfinished } = visit
  const here = `/patients/${patient.id}`
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href={here}>
        <PatientName {...patient} />
      </BackLink>
      <PageHeading
        title="Cancel this visit?"
        under={
          <>
            {dayWords(startsAt, timeZone)}, {timeWords(startsAt, timeZone)}, {visit.practitioner.name} ·{' '}
            <PatientName {...patient} />, born{' '}
            <BirthDate birthDate={patient.birthDate} at={startsAt} zone={timeZone} />
          </>
        }
      />
      <ul className="measure mt-3 list-disc pl-3">
        {unfinished > 0 ? (
          <li>
            {things(unfinished)} that the patient has not finished {unfinished === 1 ? 'is' : 'are'} withdrawn
            from their list. What they have written so far is kept on record.
          </li>
        ) : null}
        {finished > 0 ? (
          <li>
            {things(finished)} that the patient has finished stay{finished === 1 ? 's' : ''} on record.
          </li>
        ) : null}
        {finished + unfinished === 0 ? <li>Nothing is assigned for it.</li> : null}
        <li>The portal does not tell the patient: call them.</li>
        <li>
          Is it only on another day?{' '}
          <Link href={`/visits/${appointmentId}/edit`} prefetch={false} className="underline">
            Change the visit instead
          </Link>
          : then everything assigned goes along.
        </li>
      </ul>
      <form method="post" action={`${page}/confirm`} className="mt-3 flex items-center gap-2">
        <Button size="clinic" look="warning">
          Cancel the visit
        </Button>
        <ButtonLink size="clinic" look="plain" href={here}>
          Keep it
        </ButtonLink>
      </form>
    </ClinicShell>
  )
}
