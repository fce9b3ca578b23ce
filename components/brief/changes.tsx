import type { ReactNode } from 'react'
import type { BriefFlag, ClearedFlag, Flip, FormChanges } from '@/lib/brief/brief'
import { askedThenWords, flagWords, flipWords } from '@/lib/brief/brief-words'
import { dayMonthWords } from '@/lib/platform/zoned-time'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

type Props = {
  changes: readonly FormChanges[]
  flags: readonly BriefFlag[]
  cleared: readonly ClearedFlag[]
  hasBefore: boolean
  visit: string
  zone: string
  /** What was asked again and what was corrected, after sending: before everything else */
  since: ReactNode
}

const MOST = 4

/** Answers that are others than before, and flags that came or went; those that a flag tells already are not told twice */
export function Changes({ changes, flags, cleared, hasBefore, visit, zone, since }: Props) {
  const fresh = flags.filter(({ isNew }) => isNew)
  const told = new Set([
    ...fresh.flatMap(({ citations }) => citations.map(({ linkId }) => linkId)),
    ...cleared.map(({ place }) => place?.linkId),
  ])
  const flips = changes
    .flatMap(({ since, flips: list }) => list.map((flip) => ({ ...flip, since })))
    .filter(({ linkId }) => !told.has(linkId))
    // another answer says more than one place more on a long list
    .toSorted((a, b) => Number(a.kind === 'several') - Number(b.kind === 'several'))
  const shown = flips.slice(0, MOST)
  return (
    <Part id="changes" title="Changed since last time">
      {since}
      {hasBefore ? null : <None>No earlier answers to compare with.</None>}
      {hasBefore && flips.length + fresh.length + cleared.length === 0 ? (
        <None>Nothing but the scores.</None>
      ) : null}
      <ul className="text-small leading-[1.3]">
        {shown.map((flip) => (
          <li key={`${flip.to.responseId} ${flip.linkId}`} className="pb-[2px]">
            <span className="line-clamp-1 text-quiet print:line-clamp-none" title={flip.question}>
              {flip.question}
            </span>
            <span
              className="line-clamp-2 print:line-clamp-none"
              title={`${flipWords(flip)} (${dayMonthWords(flip.since, zone)})`}
            >
              <FlipWords flip={flip} since={flip.since} visit={visit} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      <div className="text-small leading-[1.3]">
        {flips.length > shown.length ? (
          <p className="pt-0.5">
            <span className="print:hidden">
              <a href="#answers">{flips.length - shown.length} more below</a>, marked “was”
            </span>
            <span className="hidden print:inline">{flips.length - shown.length} more in the portal</span>
          </p>
        ) : null}
        {cleared.length > 0 ? (
          <p>
            <span className="text-quiet">No longer flagged: </span>
            {cleared.map(({ ruleId, words, place }, at) => (
              <span key={ruleId}>
                {at > 0 ? ', ' : ''}
                <AnswerLink place={place} visit={visit}>
                  {flagWords(words, 'raised')}
                </AnswerLink>
              </span>
            ))}
          </p>
        ) : null}
        {fresh.length > 0 ? (
          <p className="text-quiet">
            {fresh.length} {fresh.length === 1 ? 'flag is' : 'flags are'} new, marked +.
          </p>
        ) : null}
      </div>
    </Part>
  )
}

function FlipWords({ flip, since, visit, zone }: { flip: Flip; since: Date; visit: string; zone: string }) {
  if (flip.kind === 'several')
    return (
      <AnswerLink place={flip.to} visit={visit}>
        <strong className="font-semibold">{flipWords(flip)}</strong>
      </AnswerLink>
    )
  return (
    <>
      <AnswerLink place={flip.from} visit={visit} title={dayMonthWords(since, zone)}>
        {flip.before}
      </AnswerLink>
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> became </span>
      <AnswerLink place={flip.to} visit={visit}>
        <strong className="font-semibold">{flip.now}</strong>
      </AnswerLink>
      <span className="text-quiet">{askedThenWords(flip.askedThen)}</span>
    </>
  )
}
