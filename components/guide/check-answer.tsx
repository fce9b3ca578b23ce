import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { withoutCitations } from '@/lib/guide/guide-prose'
import type { CheckView } from '@/lib/guide/reading'
import { checkAnchor } from './check-form'
import { GuideProse, type ProseWords } from './guide-prose'

type Words = {
  heading: string
  youAnswered: string
  verdict: string
  fromThisPart: string
  tryAgain: string
  putOnList: string
}

type Props = {
  check: CheckView
  /** The guide's */
  language: string
  answer: NonNullable<CheckView['answer']>
  words: Words
  prose: ProseWords
  /** Where another go is had */
  retryAt: string
  /** Where the topic is posted to go on the list; null where it stands there already, which `listed` says */
  listAt: string | null
  listed: ReactNode
}

/** What came of a go at a check: why, and the passage again. Another go and the list are offered. */
export function CheckAnswer({ check, language, answer, words, prose, retryAt, listAt, listed }: Props) {
  return (
    <section aria-labelledby={checkAnchor(check.id)} className="mt-4 border-t-2 border-ink pt-2 print:hidden">
      <h2 id={checkAnchor(check.id)} tabIndex={-1} className="mb-1 text-quiet">
        {words.heading}
      </h2>
      <p className="font-semibold" lang={language}>
        {check.question}
      </p>
      <p className="mt-1">{words.youAnswered}</p>
      <div
        className={`mt-2 border-s-8 p-2 ${answer.understood ? 'border-accent bg-wash' : 'border-clarify bg-clarify-wash'}`}
      >
        <p className="font-bold">{words.verdict}</p>
        {answer.explanation ? (
          <p className="measure" lang={language}>
            {answer.explanation}
          </p>
        ) : null}
        <p className="mt-2 text-small text-quiet">{words.fromThisPart}</p>
        <div lang={language} className="[&_p:first-child]:mt-0">
          <GuideProse markdown={withoutCitations(check.passage)} sources={[]} pictures={{}} words={prose} />
        </div>
      </div>
      {answer.understood && listAt !== null ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          {listAt === null ? (
            listed
          ) : (
            <form method="post" action={listAt}>
              <input type="hidden" name="checkId" value={check.id} />
              <Button look="secondary">{words.putOnList}</Button>
            </form>
          )}
          {answer.understood ? null : (
            <Link href={retryAt} prefetch={false} className="inline-flex min-h-[48px] items-center">
              {words.tryAgain}
            </Link>
          )}
        </div>
      )}
    </section>
  )
}
