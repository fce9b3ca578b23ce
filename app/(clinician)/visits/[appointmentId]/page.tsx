import type { Metadata } from 'next'
import { cache } from 'react'
import { LiveBrief } from '@/components/arrival/live-brief'
import { BriefView } from '@/components/brief/brief-view'
import { FullAnswers } from '@/components/brief/full-answers'
import { ScoreTable } from '@/components/brief/score-table'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Notice } from '@/components/ui/notice'
import type { Clinician } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { closingOf } from '@/lib/assignment/closing'
import type { Brief } from '@/lib/brief/brief'
import { noteText } from '@/lib/brief/note-text'
import { brief } from '@/lib/brief/queries'
import { actorClinic } from '@/lib/clinic/queries'
import type { PageParams } from '@/lib/platform/page-params'
import { dayMonthWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ appointmentId: string }>; searchParams: Promise<PageParams> }

// Title and page both need the brief; reading once is on record once
const briefOf = cache((actor: Clinician, appointmentId: string) => brief(actor, appointmentId))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { appointmentId } = await params
  const actor = await pageActor(['clinician'], `/visits/${appointmentId}`)
  const view = await briefOf(actor, appointmentId)
  if (!view) return { title: 'Visit' }
  const { timeZone } = await actorClinic(actor)
  const { patient, visit } = view
  return { title: `${patient.givenName} ${patient.familyName}, ${dayMonthWords(visit.startsAt, timeZone)}` }
}

export default async function BriefPage({ params, searchParams }: Props) {
  const { appointmentId } = await params
  const actor = await pageActor(['clinician'], `/visits/${appointmentId}`)
  const view = await briefOf(actor, appointmentId)
  if (!view) return notTheirs()
  const { name, timeZone } = await actorClinic(actor)
  const { said: code } = await searchParams
  return (
    <ClinicShell who={actor} clinicName={name} place="today">
      <Said code={code} />
      {view.visit.isClosed ? <Closed /> : null}
      <BriefView brief={view} zone={timeZone} note={noteText(view, timeZone)} />
      <ScoreTable trends={view.trends} visit={appointmentId} zone={timeZone} />
      <LiveBrief appointmentId={appointmentId} shown={view.sending.lastChangedAt?.toISOString() ?? null} />
      <FullAnswers
        forms={view.forms}
        asked={view.clarifications}
        canAsk={!view.visit.isClosed && !isOver(view, timeZone)}
        visit={appointmentId}
        zone={timeZone}
      />
    </ClinicShell>
  )
}

/** Nobody can answer any more what would be asked: the time for corrections is over */
const isOver = ({ visit: { status, startsAt }, asOf }: Brief, timeZone: string): boolean =>
  closingOf({ status: 'in_progress', visitStatus: status, startsAt, timeZone }, asOf) !== null

const said = {
  'more-arrived': [
    'More was sent while you were reading',
    'It is not marked as reviewed yet. What came in is here now.',
  ],
  'reviewed-again': [
    'This visit was marked as reviewed again since',
    'Nothing was taken back. Who reviewed it last stands over the brief.',
  ],
  cancelled: ['This visit was cancelled', 'What came of its topics is not kept: nothing was talked about.'],
  'asked-by-mail': [
    'Sent back to the patient',
    'They were mailed that something waits for them, and see the question and your words when they sign in.',
  ],
  'asked-again': [
    'Sent back to the patient',
    'No mail went out. They see the question and your words when they next sign in.',
  ],
  waiting: ['This is asked already', 'The question waits for the patient. What you wrote was not sent.'],
  closed: [
    'The patient can no longer answer',
    'The visit is over or cancelled, and with it the time for changing answers. Your question was not sent.',
  ],
} as const

const Closed = () => (
  <Notice look="clarify" title="This record is closed">
    <p>
      The patient asked for erasure. What is here is kept because the law asks for it. Nothing can be added:
      nothing can be marked as reviewed or acknowledged, settled or asked again, and no review taken back.
    </p>
  </Notice>
)

/** What came of the last post, where the page itself does not show it */
function Said({ code }: { code: string | string[] | undefined }) {
  const words = Object.entries(said).find(([key]) => key === code)?.[1]
  if (!words) return null
  return (
    <Notice look={String(code).startsWith('asked-') ? 'plain' : 'clarify'} saying title={words[0]}>
      <p>{words[1]}</p>
    </Notice>
  )
}
