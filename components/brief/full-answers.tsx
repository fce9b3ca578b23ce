import Link from 'next/link'
import { Pictures } from '@/components/questionnaire/pictures'
import { type AnswerPlace, anchorOf, answerHref } from '@/lib/brief/anchor'
import type { BriefForm, Clarification, FormRow } from '@/lib/brief/brief'
import { respondentWords } from '@/lib/brief/brief-words'
import type { Correction } from '@/lib/brief/correction'
import { dayMonthWords, shortDayWords, timeWords } from '@/lib/platform/zoned-time'
import { AskAgain, AskedAgainLines } from './ask-again-link'
import { CorrectionLines } from './corrections'

type Props = {
  forms: readonly BriefForm[]
  asked: readonly Clarification[]
  canAsk: boolean
  visit: string
  zone: string
}

/** Letters from which an answer is text to read, no longer a word to find */
const SHORT = 80

const inks: Record<FormRow['state'], string> = {
  answered: '',
  skipped: 'text-quiet italic',
  'not-sure': 'text-clarify',
  declined: 'text-clarify',
  'not-asked': 'text-quiet',
}

/** Everything that was sent, in the words that were asked; what the lines above lead to */
export function FullAnswers({ forms, visit, ...rest }: Props) {
  const begun = forms.filter(({ state }) => state === 'sent' || state === 'in-progress')
  const others = forms.filter((form) => !begun.includes(form))
  if (forms.length === 0) return null
  return (
    <section id="answers" aria-labelledby="answers-title" className="mt-8 print:hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <h2 id="answers-title" className="text-lead font-bold">
          Full answers
        </h2>
        <a
          href={`/visits/${visit}/export`}
          download
          className="inline-flex min-h-[32px] items-center text-small"
        >
          Download this visit (FHIR)
        </a>
      </div>
      {begun.map((form) => (
        <Form key={form.assignmentId} form={form} visit={visit} {...rest} />
      ))}
      {others.length > 0 ? (
        <p className="mt-2 text-small text-quiet">
          Not answered yet:{' '}
          {others.map(({ title, state }) => `${title} (${state.replace('-', ' ')})`).join(', ')}.
        </p>
      ) : null}
    </section>
  )
}

type FormProps = Omit<Props, 'forms'> & { form: BriefForm }

function Form({ form, asked, canAsk, visit, zone }: FormProps) {
  const { assignmentId, title, version, rows, responseId } = form
  return (
    <section id={`answers-${assignmentId}`} aria-labelledby={`form-${assignmentId}`} className="pt-4">
      <div className="flex break-after-avoid flex-wrap items-baseline justify-between gap-x-2 border-b-2 border-ink">
        <h3 id={`form-${assignmentId}`} className="text-[1.125rem] font-bold">
          {title} <span className="text-small font-normal text-quiet">version {version}</span>
        </h3>
        <a href="#brief" className="inline-flex min-h-[32px] items-center text-small">
          Back to the brief
        </a>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2 py-0.5 text-small text-quiet">
        {stateWords(form, zone)}
        {responseId && rows.length > 0 ? (
          <>
            <Link href={`/visits/${visit}/history/${responseId}`} prefetch={false}>
              History of each answer
            </Link>
            <a
              href={`/visits/${visit}/export/${responseId}`}
              aria-describedby={`form-${assignmentId}`}
              download
            >
              Download (FHIR)
            </a>
          </>
        ) : null}
      </p>
      {responseId && rows.length > 0 ? (
        <dl className="gap-6 lg:columns-2">
          {rows.map((row) => (
            <Row
              key={row.linkId}
              row={row}
              corrections={form.corrections}
              asked={asked}
              canAsk={canAsk}
              place={{ appointmentId: visit, responseId, linkId: row.linkId }}
              visit={visit}
              zone={zone}
            />
          ))}
        </dl>
      ) : null}
    </section>
  )
}

type RowProps = {
  row: FormRow
  corrections: readonly Correction[]
  asked: readonly Clarification[]
  canAsk: boolean
  place: AnswerPlace
  visit: string
  zone: string
}

function Row({ row, corrections, asked, canAsk, place, visit, zone }: RowProps) {
  const { question, words, state, before, flags, sections } = row
  const here = asked.filter(
    ({ responseId, linkId }) => responseId === place.responseId && linkId === place.linkId,
  )
  return (
    <div
      id={anchorOf(place.responseId, place.linkId)}
      className="group grid scroll-mt-4 break-inside-avoid grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)] gap-x-2 border-b border-rule py-0.5 text-small target:bg-wash target:shadow-[-8px_0_var(--wash),-12px_0_var(--accent)]"
    >
      <dt className="text-quiet">
        {sections.length > 0 ? <span className="sr-only">{sections.join(', ')}: </span> : null}
        {question}
        <a href="#brief" className="hidden group-target:block">
          Back to the brief
        </a>
      </dt>
      <dd className="grid grid-cols-[1fr_auto] items-start gap-x-2">
        <div>
          <span
            className={`whitespace-pre-line ${state === 'answered' && words.length < SHORT ? 'font-semibold' : ''} ${inks[state]}`}
          >
            <bdi>{words}</bdi>
          </span>
          <Pictures addresses={row.pictures} of={question} />
          <CorrectionLines linkId={row.linkId} corrections={corrections} zone={zone} />
          {row.author ? (
            <span className="block text-quiet">
              from <bdi>{row.author.name}</bdi>, {row.author.relationship}
            </span>
          ) : null}
          {before ? (
            <a href={answerHref(before.place, visit)} className="block min-h-[24px] text-quiet">
              was {before.words}, {dayMonthWords(before.at, zone)}
            </a>
          ) : null}
          {flags.map((flag) => (
            <span key={flag} className="block text-quiet">
              {flag}
            </span>
          ))}
          {state === 'not-asked' ? null : <AskedAgainLines asked={here} zone={zone} />}
        </div>
        {!canAsk || state === 'not-asked' || here.some(({ answeredAt }) => answeredAt === null) ? null : (
          <AskAgain place={place} question={question} />
        )}
      </dd>
    </div>
  )
}

function stateWords({ progress, sentAt, sentBy, respondent, corrections }: BriefForm, zone: string): string {
  if (!sentAt)
    return `In progress: ${progress?.answered ?? 0} of ${progress?.questions ?? 0} answered. The answers show once they are sent.`
  const who = respondent ? ` Answered by ${respondentWords[respondent]}.` : ''
  const by = sentBy ? ` from the account of ${sentBy}` : ''
  const times = corrections.length > 1 ? `, ${corrections.length} times` : ''
  const amended = corrections.length > 0 ? ` Corrected after sending${times}.` : ''
  return `Sent ${shortDayWords(sentAt, zone)}, ${timeWords(sentAt, zone)}${by}.${who}${amended}`
}
