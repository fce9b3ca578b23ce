import type { Metadata } from 'next'
import Link from 'next/link'
import { PATIENT_FIELDS, PatientForm } from '@/components/patient/patient-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
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
        {twin ? (
          <Notice look="clarify" title="Somebody of this name and birth date is here already" saying>
            <p>
              <Link href={`/patients/${twin}`} prefetch={false} className="underline">
                See that patient
              </Link>{' '}
              before you add a second record.
            </p>
            <label className="mt-1 flex items-start gap-1">
              <input
                type="checkbox"
                name="anyway"
                value="yes"
                className="mt-[2px] size-[20px] shrink-0 accent-accent"
              />
              <span>These are two people. Add this one anyway.</span>
            </label>
          </Notice>
        ) : null}
      </PatientForm>
    </ClinicShell>
  )
}
