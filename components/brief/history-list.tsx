import { anchorOf } from '@/lib/brief/anchor'
import type { QuestionHistory, SaidChange } from '@/lib/brief/answer-history'
import { shortDayWords, timeWords } from '@/lib/platform/zoned-time'

type Props = { questions: readonly QuestionHistory[]; responseId: string; zone: string }

/** Each question with everything that was said to it, oldest first; the last line is what stands */
export function HistoryList({ questions, responseId, zone }: Props) {
  return (
    <div className="mt-2 border-t-2 border-ink">
      {questions.map(({ linkId, question, changes }) => (
        <section
          key={linkId}
          id={anchorOf(responseId, linkId)}
          className="grid scroll-mt-4 gap-x-4 border-b border-rule py-1 target:bg-wash md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]"
        >
          <h2 className="text-quiet">{question}</h2>
          <ol>
            {changes.map((change, at) => (
              <Line
                key={`${change.at.toISOString()} ${change.after}`}
                change={change}
                isLast={at === changes.length - 1}
                zone={zone}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Line({ change, isLast, zone }: { change: SaidChange; isLast: boolean; zone: string }) {
  const { at, by, before, after, reason } = change
  return (
    <li
      className={`grid gap-x-2 py-[2px] sm:grid-cols-[14ch_minmax(0,1fr)] ${reason === null ? '' : 'border-l-4 border-clarify pl-1'}`}
    >
      <span className="text-small text-quiet tabular-nums">
        {shortDayWords(at, zone)}, {timeWords(at, zone)}
      </span>
      <span>
        <span className={`whitespace-pre-line ${isLast ? 'font-semibold' : ''}`}>
          {after === null ? <span className="italic">Answer taken away</span> : <bdi>{after}</bdi>}
        </span>
        <span className="block text-small text-quiet">
          {before === null ? 'first answer' : `was ${before}`}, by <bdi>{by}</bdi>
          {reason === null ? '' : `, after sending: “${reason}”`}
        </span>
      </span>
    </li>
  )
}
