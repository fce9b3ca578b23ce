import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'

export type RuleRow = { id: string; words: string; how: string; isBlocked: boolean }

type Props = {
  here: string
  scores: readonly RuleRow[]
  flags: readonly RuleRow[]
  chosen: { kind: 'score' | 'flag'; id: string } | null
}

/** The scores and flags of a draft, and the way to a new one */
export function RulePane({ here, scores, flags, chosen }: Props) {
  const isChosen = (kind: 'score' | 'flag', id: string) => chosen?.kind === kind && chosen.id === id
  const list = (kind: 'score' | 'flag', rows: readonly RuleRow[], empty: string) =>
    rows.length === 0 ? (
      <p className="border-t-2 border-ink py-1 text-quiet">{empty}</p>
    ) : (
      <ul className="border-t-2 border-ink">
        {rows.map(({ id, words, how, isBlocked }) => (
          <li key={id} className="border-b border-rule">
            <Link
              href={`${here}/rules?${kind}=${encodeURIComponent(id)}`}
              prefetch={false}
              aria-current={isChosen(kind, id) ? 'true' : undefined}
              className="block border-l-4 border-transparent py-0.5 pl-1 text-ink no-underline hover:bg-wash aria-[current]:border-accent aria-[current]:bg-wash"
            >
              <span className="block font-semibold">{words}</span>
              <span className="line-clamp-3 text-small text-quiet">{how}</span>
              {isBlocked ? <span className="text-small font-semibold text-clarify">◆ to do</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    )
  return (
    <nav aria-label="Scores and flags" className="flex flex-col gap-3">
      <section>
        <h2 className="text-[1.125rem] font-bold">Scores</h2>
        {list('score', scores, 'No score yet.')}
        <p className="mt-1">
          <ButtonLink size="clinic" look="secondary" href={`${here}/rules?score=`}>
            New score
          </ButtonLink>
        </p>
      </section>
      <section>
        <h2 className="text-[1.125rem] font-bold">Flags</h2>
        {list('flag', flags, 'No flag yet.')}
        <p className="mt-1">
          <ButtonLink size="clinic" look="secondary" href={`${here}/rules?flag=`}>
            New flag
          </ButtonLink>
        </p>
      </section>
    </nav>
  )
}
