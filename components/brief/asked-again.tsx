import type { Clarification } from '@/lib/brief/brief'
import { AnswerLink } from './answer-link'

const MOST = 3

/** On the brief: what the patient was asked again, what waits for them and what came back */
export function AskedAgain({ asked, visit }: { asked: readonly Clarification[]; visit: string }) {
  if (asked.length === 0) return null
  return (
    <ul className="text-small leading-[1.3]">
      {asked.slice(0, MOST).map((one) => (
        <li
          key={one.id}
          className="mb-[4px]"
          title={`${one.question}\n${one.by}: ${one.words}\n${one.reply}`}
        >
          <span className="line-clamp-1 print:line-clamp-none">
            <span className={`font-semibold ${one.answeredAt ? '' : 'text-clarify'}`}>{stateOf(one)}: </span>
            <AnswerLink place={one.place} visit={visit}>
              {one.question}
            </AnswerLink>
          </span>
          {one.reply ? (
            <q className="line-clamp-1 print:line-clamp-none">
              <bdi>{one.reply}</bdi>
            </q>
          ) : null}
        </li>
      ))}
      {asked.length > MOST ? (
        <li className="text-quiet">{asked.length - MOST} more asked again, below</li>
      ) : null}
    </ul>
  )
}

function stateOf({ answeredAt, isChanged }: Clarification): string {
  if (!answeredAt) return 'Asked again, waiting'
  return isChanged ? 'Asked again, changed' : 'Asked again, stands'
}
