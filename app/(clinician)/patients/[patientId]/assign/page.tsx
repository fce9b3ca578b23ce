import type { Metadata } from 'next'
import { AssignForm } from '@/components/assignment/assign-form'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { toAssign } from '@/lib/assignment/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { patientDetails } from '@/lib/patient/queries'
import { now } from '@/lib/platform/clock'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { calendarDateWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).wrong ? 'Error: ' : ''}Assign` }
}

export default async function Assign({ params, searchParams }: Props) {
  const { patientId } = await params
  const patientAt = `/patients/${patientId}`
  const here = `${patientAt}/assign`
  const actor = await pageActor(['clinician', 'staff'], here)
  const [patient, offered] = await Promise.all([patientDetails(actor, patientId), toAssign(actor, patientId)])
  if (!patient || !offered) return notTheirs()
  const asked = await searchParams
  const [{ name, timeZone }, form] = await Promise.all([
    actorClinic(actor),
    formState(asked, actor.accountId),
  ])
  const { visits } = offered
  const only = visits.length === 1 ? visits[0]?.id : undefined
  const wanted = visits.find(({ id }) => id === asked.visit)?.id ?? only ?? ''
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href={patientAt}>
        <PatientName {...patient} />
      </BackLink>
      <ErrorSummary
        title="There is a problem"
        problems={problemsOf(form.errors, ['appointmentId', 'things', 'note'])}
      />
      <PageHeading
        title={
          <>
            Assign to <PatientName {...patient} />
          </>
        }
        under={
          <>
            born <BirthDate birthDate={patient.birthDate} at={now()} zone={timeZone} />
          </>
        }
      />
      {visits.length > 0 ? (
        <AssignForm
          here={here}
          who={
            <>
              <PatientName {...patient} />, born {calendarDateWords(patient.birthDate)}
            </>
          }
          things={offered.things}
          packets={offered.packets}
          visits={visits}
          chosen={{
            appointmentId: form.value('appointmentId') || wanted,
            ids: [...form.values('guideIds'), ...form.values('questionnaireIds')],
            note: form.value('note'),
            search: form.value('q').trim(),
          }}
          errors={form.errors}
          zone={timeZone}
        />
      ) : (
        <div className="measure mt-3">
          <p className="mb-2">
            No coming visit is booked. Guides and questions are assigned for a visit, so that they are done
            before it.
          </p>
          <ButtonLink size="clinic" href={`${patientAt}/visits/new`}>
            Book a visit
          </ButtonLink>
        </div>
      )}
    </ClinicShell>
  )
}
