import type { Metadata } from 'next'
import { EmergencyAnswers } from '@/components/emergency/emergency-answers'
import { EmergencyBanner } from '@/components/emergency/emergency-banner'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { PageHeading } from '@/components/ui/page-heading'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { emergencyRecord } from '@/lib/emergency/queries'
import { now } from '@/lib/platform/clock'

type Props = { params: Promise<{ accessId: string }> }

export const metadata: Metadata = { title: 'Emergency access' }

export default async function EmergencyRecordPage({ params }: Props) {
  const { accessId } = await params
  const actor = await pageActor(['clinician'], `/emergency/${accessId}`)
  const record = await emergencyRecord(actor, accessId)
  if (!record) return notTheirs()
  const { name, timeZone } = await actorClinic(actor)
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <EmergencyBanner accessId={accessId} {...record} zone={timeZone} />
      <PageHeading
        title={<PatientName {...record.patient} />}
        under={
          <>
            born <BirthDate birthDate={record.patient.birthDate} at={now()} zone={timeZone} />
          </>
        }
      />
      <p className="mt-1 text-quiet">
        The latest answers they sent to each questionnaire, as they gave them. Photos and what was never sent
        are not here.
      </p>
      {record.forms.length === 0 ? (
        <p className="mt-3 font-semibold">They have not sent any answers at this clinic.</p>
      ) : (
        <div className="gap-6 lg:columns-2">
          {record.forms.map((form) => (
            <EmergencyAnswers key={form.responseId} form={form} zone={timeZone} />
          ))}
        </div>
      )}
    </ClinicShell>
  )
}
