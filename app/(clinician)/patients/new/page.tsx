import type { Metadata } from 'next'
import { PATIENT_FIELDS, PatientForm } from '@/components/patient/patient-form'
import { TwinNotice } from '@/components/patient/twin-notice'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { id } from '@/lib/platform/field'
import { formState, type PageParams } from '@/lib/platform/page-params'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Add a patient` }
}

export default async function NewPatient({ searchParams }: Props) {
  const actor = await pageActor(['clinician', 'staff'], '/patients/new')
  const params = await searchParams
  const { name } = await actorClinic(actor)
  const { value, errors } = await formState(params, actor.accountId)
  const twin = id.safeParse(params.twin).data
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href="/patients">Patients</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, PATIENT_FIELDS)} />
      <PageHeading title="Add a patient" />
      <PatientForm
        action="/patients/new/save"
        value={(field) => value(field, field === 'language' ? 'en' : '')}
        errors={errors}
        send="Add this patient"
        back="/patients"
      >
        {twin ? <TwinNotice twin={twin} anyway="These are two people. Add this one anyway." /> : null}
      </PatientForm>
    </ClinicShell>
  )
}
