import type { BriefForm } from '@/lib/brief/brief'
import type { Correction } from '@/lib/brief/correction'
import { shortDayWords, timeWords } from '@/lib/platform/zoned-time'
import { AnswerLink } from './answer-link'

const when = (at: Date, zone: string): string => `${shortDayWords(at, zone)}, ${timeWords(at, zone)}`

type Lines = { linkId: string; corrections: readonly Correction[]; zone: string }

/** At an answer: what stood there when it was sent, who changed it, when and why */
export function CorrectionLines({ linkId, corrections, zone }: Lines) {
  return corrections.flatMap(({ at, by, reason, changes }) =>
    changes
      .filter(({ place }) => place.linkId === linkId)
      .map(({ before }) => (
        <span key={at.toISOString()} className="block border-l-4 border-clarify pl-1">
          <span className="font-semibold">Changed after sending:</span> was <bdi>{before}</bdi>. {by},{' '}
          {when(at, zone)}: “<bdi>{reason}</bdi>”
        </span>
      )),
  )
}

type Told = { forms: readonly BriefForm[]; visit: string; zone: string }

/** On the brief: the latest corrections, before → after, and what they cleared */
export function Corrections({ forms, visit, zone }: Told) {
  const all = forms
    .flatMap(({ corrections }) => corrections)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const [latest] = all
  if (!latest) return null
  const [first] = latest.changes
  const cleared = [...new Set(all.flatMap((one) => one.cleared))]
  const others = all.reduce((count, { changes }) => count + changes.length, 0) - 1
  return (
    <div className="border-l-4 border-clarify pb-[2px] pl-1 text-small leading-[1.3]">
      <p className="text-quiet">
        <span className="font-semibold text-clarify">Changed after sending,</span> {when(latest.at, zone)}
      </p>
      {first ? (
        <p className="line-clamp-1 text-quiet print:line-clamp-none" title={first.question}>
          {first.question}
        </p>
      ) : null}
      {first ? (
        <p
          className="line-clamp-2 print:line-clamp-none"
          title={`${first.before} → ${first.after} (${latest.reason})`}
        >
          <AnswerLink place={first.place} visit={visit}>
            <bdi>{first.after}</bdi>
          </AnswerLink>{' '}
          <span className="text-quiet">
            was <bdi>{first.before}</bdi>: “<bdi>{latest.reason}</bdi>”
          </span>
        </p>
      ) : null}
      {others > 0 ? (
        <p>
          <a href="#answers">{others} more below</a>
        </p>
      ) : null}
      {cleared.length > 0 ? (
        <p>
          <span className="text-quiet">No longer flagged since: </span>
          {cleared.join(', ')}
        </p>
      ) : null}
    </div>
  )
}
