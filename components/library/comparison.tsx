import type { ReactNode } from 'react'
import { StatusWord } from '@/components/ui/status-word'
import type { Change, Difference } from '@/lib/questionnaire/difference'

const kinds = {
  added: { state: 'done', words: 'New' },
  removed: { state: 'open', words: 'Taken out' },
  changed: { state: 'partly', words: 'Changed' },
} as const

type Props = {
  about: readonly Difference[]
  items: readonly Change[]
  scores: readonly Change[]
  rules: readonly Change[]
}

/** What a newer version asks, works out and flags otherwise than an older one, line by line */
export function Comparison({ about, items, scores, rules }: Props) {
  if ([about, items, scores, rules].every((one) => one.length === 0))
    return <p className="mt-3 measure">Both ask, work out and flag the same.</p>
  return (
    <>
      {about.length > 0 ? (
        <Part title="The questionnaire" count={about.length}>
          <li className="border-b border-rule py-1">
            <Differences differences={about} />
          </li>
        </Part>
      ) : null}
      <Changes title="Questions" changes={items} />
      <Changes title="Figures worked out" changes={scores} />
      <Changes title="Flag rules" changes={rules} />
    </>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section className="mt-4 max-w-[1000px]">
      <h2 className="text-[1.125rem] font-bold">
        {title} <span className="font-normal text-quiet">{count}</span>
      </h2>
      <ol className="mt-0.5 border-t-2 border-ink">{children}</ol>
    </section>
  )
}

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  if (changes.length === 0) return null
  return (
    <Part title={title} count={changes.length}>
      {changes.map(({ kind, id, words, differences }) => (
        <li
          key={`${kind} ${id}`}
          className="border-b border-rule py-1 md:grid md:grid-cols-[110px_1fr] md:gap-2"
        >
          <p>
            <StatusWord state={kinds[kind].state}>{kinds[kind].words}</StatusWord>
          </p>
          <div className="min-w-0">
            <p
              className={`measure font-semibold wrap-anywhere ${kind === 'removed' ? 'text-quiet line-through' : ''}`}
            >
              {words}
            </p>
            <Differences differences={differences} />
          </div>
        </li>
      ))}
    </Part>
  )
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return null
  return (
    <dl className="text-small">
      {differences.map(({ what, before, after }) => (
        <div key={`${what} ${before} ${after}`} className="mt-0.5 sm:grid sm:grid-cols-[150px_1fr] sm:gap-2">
          <dt className="text-quiet">{what}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {before ? (
              <del className="block text-quiet">
                <span className="sr-only">Was: </span>
                {before}
              </del>
            ) : null}
            {after ? (
              <ins className="block no-underline">
                <span className="sr-only">Is: </span>
                {after}
              </ins>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
