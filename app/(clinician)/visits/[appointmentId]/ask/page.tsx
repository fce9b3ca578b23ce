import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { answerHref } from '@/lib/brief/anchor'
import { brief } from '@/lib/brief/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { FIELD_TAKES } from '@/lib/questionnaire-response/clarification-schema'

type Props = { params: Promise<{ appointmentId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { appointmentId } = await params
  const actor = await pageActor(['clinician'], `/visits/${appointmentId}/ask`)
  const { again } = await formState(await searchParams, actor.accountId)
  return { title: again ? 'Error: Ask again' : 'Ask again' }
}

/** One question goes back to the patient, with what the clinician wants to know */
export default async function AskAgainPage({ params, searchParams }: Props) {
  const { appointmentId } = await params
  const query = await searchParams
  const actor = await pageActor(['clinician'], `/visits/${appointmentId}/ask`)
  const [view, clinic, form] = [
    await brief(actor, appointmentId),
    await actorClinic(actor),
    await formState(query, actor.accountId),
  ]
  const asked = view?.forms.find(({ responseId }) => responseId !== null && responseId === query.response)
  const row = asked?.rows.find(({ linkId }) => linkId === query.question)
  if (!view) return notTheirs()
  if (!asked?.responseId || !row) redirect(`/visits/${appointmentId}`)
  const { givenName, familyName } = view.patient
  const place = { appointmentId, responseId: asked.responseId, linkId: row.linkId }
  const back = `/visits/${appointmentId}${answerHref(place, appointmentId)}`
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="today">
      <div className="measure">
        <ErrorSummary title="There is a problem" problems={problemsOf(form.errors)} />
        <h1 className="text-lead font-bold">
          Ask{' '}
          <bdi>
            {givenName} {familyName}
          </bdi>{' '}
          again
        </h1>
        <dl className="my-2 border-y border-rule py-1">
          <dt className="text-quiet">{row.question}</dt>
          <dd className="font-semibold whitespace-pre-line">
            <bdi>{row.words}</bdi>
          </dd>
        </dl>
        <form method="post" action={`/visits/${appointmentId}/ask/send`} noValidate>
          <input type="hidden" name="responseId" value={asked.responseId} />
          <input type="hidden" name="linkId" value={row.linkId} />
          <TextArea
            name="words"
            label="What do you want to know?"
            hint="The patient sees this with the question, in your name, and can change the answer or say that it stands, until the day of the visit is over. What was sent first is kept."
            defaultValue={form.value('words')}
            error={form.errors.words}
            rows={3}
            maxLength={FIELD_TAKES}
          />
          <div className="mt-2 flex items-center gap-3">
            <Button size="clinic">Send it back to the patient</Button>
            <Link href={back} prefetch={false}>
              Back to the answer
            </Link>
          </div>
        </form>
      </div>
    </ClinicShell>
  )
}
