import Link from 'next/link'
import type { Blocker } from '@/lib/questionnaire-draft/blocker-line'

/** What is to do before a draft can be published, each line a way to where it is done */
export function BlockerList({ here, blockers }: { here: string; blockers: readonly Blocker[] }) {
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do" className="text-[1.125rem] font-bold">
        To do before it can be published <span className="font-normal text-quiet">{blockers.length}</span>
      </h2>
      <ul className="mt-1 border-t-2 border-ink">
        {blockers.map(({ linkId, sentence, rule }) => (
          <li key={`${linkId} ${sentence}`} className="border-b border-rule py-1">
            <span aria-hidden="true" className="text-clarify">
              ◆{' '}
            </span>
            <Link href={mendedAt(here, linkId, rule)} prefetch={false}>
              {sentence}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function mendedAt(here: string, linkId: string | null, rule: Blocker['rule']): string {
  if (rule) return `${here}/rules?${rule.kind}=${encodeURIComponent(rule.id)}`
  return linkId === null ? here : `${here}?item=${encodeURIComponent(linkId)}`
}

/** The same at the form where it is done */
export function ToDo({ blockers }: { blockers: readonly Blocker[] }) {
  if (blockers.length === 0) return null
  return (
    <ul className="mb-2">
      {blockers.map(({ sentence }) => (
        <li key={sentence} className="text-small font-semibold text-clarify">
          <span aria-hidden="true">◆ </span>
          {sentence}
        </li>
      ))}
    </ul>
  )
}
