import type { Disagreement } from '@/lib/brief/disagreement'
import { AnswerLink } from './answer-link'
import { Part } from './part'

type Side = Disagreement['citations'][number]

/** Answers that are hard to hold together, all of them cited; those that share an answer stand together */
export function Disagreements({ found, visit }: { found: readonly Disagreement[]; visit: string }) {
  if (found.length === 0) return null
  const groups = Map.groupBy(found, ({ citations }) => citations[0]?.place.linkId ?? '')
  return (
    <Part id="disagreements" title="Does not add up">
      <ul className="text-small leading-[1.3]">
        {[...groups].map(([linkId, group]) => {
          const first = group[0]?.citations[0]
          return first ? (
            <li key={linkId} title={group.map((one) => `Rule ${one.ruleId} ${one.ruleVersion}`).join(', ')}>
              <Cited side={first} visit={visit} />, yet{' '}
              {group.map(({ ruleId, citations }, at) => (
                <span key={ruleId}>
                  {at > 0 ? '; ' : ''}
                  {citations[1] ? <Cited side={citations[1]} visit={visit} /> : null}
                </span>
              ))}
            </li>
          ) : null
        })}
      </ul>
    </Part>
  )
}

function Cited({ side: { words, question, answer, place }, visit }: { side: Side; visit: string }) {
  return (
    <AnswerLink place={place} visit={visit} title={question}>
      <strong className="font-semibold">{words}</strong> <span className="text-quiet">({answer})</span>
    </AnswerLink>
  )
}
