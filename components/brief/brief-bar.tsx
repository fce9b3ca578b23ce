import Link from 'next/link'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { Button, ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Shortcuts } from '@/components/ui/shortcuts'
import { StatusWord } from '@/components/ui/status-word'
import type { Brief, Neighbour, Sending } from '@/lib/brief/brief'
import { respondentsWords } from '@/lib/brief/brief-words'
import { dayWords, shortDayWords, timeWords } from '@/lib/platform/zoned-time'

const SHORTCUTS = [
  { key: 'n', does: 'Next patient of the day' },
  { key: 'p', does: 'Previous patient of the day' },
  { key: 'r', does: 'Mark reviewed' },
  { key: 'c', does: 'Copy for the note' },
]
const shortcutWords = {
  open: 'Show the keys',
  title: 'Keys on this page',
  use: 'Use these keys in this browser',
  close: 'Close',
}

type Props = { brief: Brief; zone: string; note: string }

/** Who it is, what was sent, and what to do next: the bar over the brief */
export function BriefBar({ brief, zone, note }: Props) {
  const { patient, visit, sending, previous, next } = brief
  // at the usual size it would take a line of its own away from the answers
  const isLong = patient.givenName.length + patient.familyName.length > 45
  const here = `/visits/${visit.appointmentId}`
  return (
    <header className="mb-1.5 flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-[480px]">
        <h1 className={`leading-tight font-bold ${isLong ? 'text-[1.1875rem]' : 'text-lead'}`}>
          <Link
            href={`/patients/${patient.id}`}
            prefetch={false}
            className="text-ink decoration-edge decoration-1"
          >
            <PatientName {...patient} />
          </Link>{' '}
          <span className="text-[1.125rem] font-normal">
            <BirthDate birthDate={patient.birthDate} at={visit.startsAt} zone={zone} />
          </span>
        </h1>
        <div className="flex flex-wrap gap-x-2 text-small">
          <p>
            {visit.status === 'cancelled' ? <strong className="font-semibold">Cancelled: </strong> : null}
            {dayWords(visit.startsAt, zone)}, {timeWords(visit.startsAt, zone)} with {visit.practitioner}
            {visit.reason ? `: ${visit.reason}` : ''}
          </p>
          <SendingWords sending={sending} visitAt={visit.startsAt} zone={zone} />
          {sending.review && !visit.isClosed ? (
            <UndoReview reviewId={sending.review.id} action={`${here}/review/undo`} />
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1 print:hidden">
        {sending.things === 0 && visit.status !== 'cancelled' && !visit.isClosed ? (
          <ButtonLink size="clinic" href={`/patients/${patient.id}/assign?visit=${visit.appointmentId}`}>
            Assign
          </ButtonLink>
        ) : null}
        {visit.isClosed ? null : <ReviewAction sending={sending} action={`${here}/review`} />}
        {sending.sent > 0 ? <CopyNote text={note} href={`${here}/note`} /> : null}
        <nav aria-label="Visits of this day" className="flex gap-2 text-small">
          <ToNeighbour to={previous} zone={zone} word="Previous" />
          <ToNeighbour to={next} zone={zone} word="Next" />
        </nav>
        <Shortcuts shortcuts={SHORTCUTS} words={shortcutWords} />
      </div>
    </header>
  )
}

/** Where a script cannot copy, a page of nothing but the text, by the same name: what stands around does not move for it */
function CopyNote({ text, href }: { text: string; href: string }) {
  const words = { label: 'Copy for the note', copied: 'Copied', refused: 'Not copied: open the text instead' }
  const page = (
    <ButtonLink size="clinic" look="secondary" href={href}>
      {words.label}
    </ButtonLink>
  )
  return <CopyButton text={text} {...words} shortcut="c" otherwise={page} />
}

function SendingWords({ sending, visitAt, zone }: { sending: Sending; visitAt: Date; zone: string }) {
  const { sent, assigned, lastSentAt, respondents, review, sentSinceReview, things } = sending
  const at = (moment: Date) => `${shortDayWords(moment, zone)}, ${timeWords(moment, zone)}`
  const state = sent === 0 ? 'open' : sent < assigned ? 'partly' : 'done'
  const words =
    things === 0
      ? 'Nothing assigned'
      : assigned === 0
        ? 'No questions assigned'
        : sent === 0
          ? 'Nothing sent yet'
          : sent < assigned
            ? `${sent} of ${assigned} sent`
            : `All ${assigned} sent`
  return (
    <p className="flex flex-wrap gap-x-2">
      <span>
        <StatusWord state={state}>{words}</StatusWord>
        {lastSentAt ? (
          <>
            {' '}
            {at(lastSentAt)} by {respondentsWords(respondents)}
            {lastSentAt > visitAt ? <span className="text-clarify">, after the visit’s hour</span> : null}
          </>
        ) : null}
      </span>
      {sentSinceReview.length > 0 ? (
        <span>
          <StatusWord state="clarify">Sent after the review:</StatusWord> {sentSinceReview.join(', ')}
        </span>
      ) : review ? (
        <span>
          <StatusWord state="seen">Reviewed</StatusWord> by {review.by}, {at(review.at)}
        </span>
      ) : null}
    </p>
  )
}

function ReviewAction({ sending, action }: { sending: Sending; action: string }) {
  const { lastChangedAt, review, sentSinceReview } = sending
  if (!lastChangedAt || (review && sentSinceReview.length === 0)) return null
  return (
    <form method="post" action={action}>
      <input type="hidden" name="upTo" value={lastChangedAt.toISOString()} />
      <Button size="clinic" aria-keyshortcuts="r">
        {review ? 'Mark reviewed again' : 'Mark reviewed'}
      </Button>
    </form>
  )
}

/** Among the words, not where the button was that marked it: a second click there is to do nothing */
function UndoReview({ reviewId, action }: { reviewId: string; action: string }) {
  return (
    <form method="post" action={action} className="print:hidden">
      <input type="hidden" name="reviewId" value={reviewId} />
      <button
        type="submit"
        className="min-h-[24px] cursor-pointer text-accent underline underline-offset-4 hover:decoration-[3px]"
      >
        Undo<span className="sr-only"> the review</span>
      </button>
    </form>
  )
}

function ToNeighbour({ to, zone, word }: { to: Neighbour | null; zone: string; word: 'Previous' | 'Next' }) {
  if (!to) return null
  const name = `${to.givenName} ${to.familyName}`
  return (
    <Link
      href={`/visits/${to.appointmentId}`}
      prefetch={false}
      title={`${name}, ${timeWords(to.startsAt, zone)}`}
      aria-keyshortcuts={word === 'Previous' ? 'p' : 'n'}
      className="inline-flex min-h-[36px] items-center"
    >
      {word === 'Previous' ? <span aria-hidden="true">‹&nbsp;</span> : null}
      {word} {timeWords(to.startsAt, zone)}
      <span className="sr-only">, {name}</span>
      {word === 'Next' ? <span aria-hidden="true">&nbsp;›</span> : null}
    </Link>
  )
}
