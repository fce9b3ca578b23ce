import { flagWords, respondentWords, severityWords } from '@/lib/brief/brief-words'
import type { EmergencyForm } from '@/lib/emergency/queries'
import { dateWords } from '@/lib/platform/zoned-time'

type Props = { form: EmergencyForm; zone: string }

/** One questionnaire: what it raised first, then each question that was asked */
export function EmergencyAnswers({ form, zone }: Props) {
  const { responseId, title, version, sentAt, respondent, flags, rows } = form
  return (
    <section aria-labelledby={`form-${responseId}`} className="pt-4">
      <h2
        id={`form-${responseId}`}
        className="break-after-avoid border-b-2 border-ink text-[1.125rem] font-bold"
      >
        {title} <span className="text-small font-normal text-quiet">version {version}</span>
      </h2>
      <p className="break-after-avoid py-0.5 text-small text-quiet">
        Sent {dateWords(sentAt, zone)}.{respondent ? ` Answered by ${respondentWords[respondent]}.` : ''}
      </p>
      {flags.length > 0 ? (
        <ul className="my-1 break-inside-avoid break-after-avoid border-l-8 border-urgent bg-urgent-wash p-1 text-small">
          {flags.map(({ severity, kind, words }) => (
            <li key={`${severity} ${kind} ${words}`}>
              <strong>{severityWords[severity]}:</strong> {flagWords(words, kind)}
            </li>
          ))}
        </ul>
      ) : null}
      <dl>
        {rows.map(({ linkId, question, words, pictures, sections, state }) => (
          <div
            key={linkId}
            className="grid break-inside-avoid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] gap-x-2 border-b border-rule py-0.5 text-small"
          >
            <dt className="text-quiet">
              {sections.length > 0 ? <span className="sr-only">{sections.join(', ')}: </span> : null}
              {question}
            </dt>
            <dd className={`whitespace-pre-line ${state === 'answered' ? 'font-semibold' : 'text-quiet'}`}>
              <bdi>{words}</bdi>
              {pictures.length > 0 ? (
                <span className="block font-normal text-quiet">Not shown here.</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
