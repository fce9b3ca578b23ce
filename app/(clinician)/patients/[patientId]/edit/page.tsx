import type { Metadata } from 'next'
import { PATIENT_FIELDS, PatientForm } from '@/components/patient/patient-form'
import { PatientName } from '@/components/patient/patient-name'
import { TwinNotice } from '@/components/patient/twin-notice'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { patientDetails } from '@/lib/patient/queries'
import { id } from '@/lib/platform/field'
import { formState, type PageParams } from '@/lib/platform/page-params'

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Change who and contact` }
}

export default async function EditPatient({ params, searchParams }: Props) {
  const { patientId } = await params
  const here = `/patients/${patientId}`
  const actor = await pageActor(['clinician', 'staff'], `${here}/edit`)
  const patient = await patientDetails(actor, patientId)
  if (!patient) return notTheirs()
  const { name } = await actorClinic(actor)
  const query = await searchParams
  const { value, errors } = await formState(query, actor.accountId)
  const twin = id.safeParse(query.twin).data
  const [year = '', month = '', day = ''] = patient.birthDate.toISOString().slice(0, 10).split('-')
  const stored: Record<string, string> = {
    givenName: patient.givenName,
    familyName: patient.familyName,
    'birthDate.day': String(Number(day)),
    'birthDate.month': String(Number(month)),
    'birthDate.year': year,
    language: patient.language,
    email: patient.email ?? '',
    phone: patient.phone ?? '',
  }
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href={here}>
        <PatientName {...patient} />
      </BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, PATIENT_FIELDS)} />
      <PageHeading
        title="Change who and contact"
        under={
          patient.hasAccount
            ? 'The address this patient signs in with stays as it is: it belongs to their account.'
            : undefined
        }
      />
      <PatientForm
        action={`${here}/edit/save`}
        value={(field) => value(field, stored[field])}
        errors={errors}
        send="Save the changes"
        back={here}
      >
        {twin ? <TwinNotice twin={twin} anyway="These are two people. Save it anyway." /> : null}
      </PatientForm>
    </ClinicShell>
  )
}
