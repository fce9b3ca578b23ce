import type { Metadata } from 'next'
import { HistoryList } from '@/components/brief/history-list'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { PageHeading } from '@/components/ui/page-heading'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { answerHistory } from '@/lib/brief/history-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { shortDayWords, timeWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ appointmentId: string; responseId: string }> }

export const metadata: Metadata = { title: 'History of the answers' }

export default async function HistoryPage({ params }: Props) {
  const { appointmentId, responseId } = await params
  const here = `/visits/${appointmentId}/history/${responseId}`
  const actor = await pageActor(['clinician'], here)
  const history = await answerHistory(actor, { appointmentId, responseId })
  if (!history) return notTheirs()
  const { name, timeZone } = await actorClinic(actor)
  const { title, patient, startsAt, sentAt, questions } = history
  return (
    <ClinicShell who={actor} clinicName={name} place="today">
      <BackLink href={`/visits/${appointmentId}`}>Back to the brief</BackLink>
      <PageHeading
        title={`History of the answers: ${title}`}
        under={
          <>
            <PatientName {...patient} />{' '}
            <BirthDate birthDate={patient.birthDate} at={startsAt} zone={timeZone} />. Sent{' '}
            {shortDayWords(sentAt, timeZone)}, {timeWords(sentAt, timeZone)}.
          </>
        }
      />
      {questions.length > 0 ? (
        <HistoryList questions={questions} responseId={responseId} zone={timeZone} />
      ) : (
        <p className="mt-2">No answer was saved before these were sent, and none was changed since.</p>
      )}
    </ClinicShell>
  )
}
