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
          className={`mb-[4px] print:line-clamp-none ${one.reply ? 'line-clamp-2' : 'line-clamp-1'}`}
          title={`${one.question}\n${one.by}: ${one.words}\n${one.reply}`}
        >
          {one.answeredAt ? (
            <span className="font-semibold">
              {one.isChanged ? 'Asked again, changed: ' : 'Asked again, stands: '}
            </span>
          ) : (
            <span className="font-semibold text-clarify">Asked again, waiting: </span>
          )}
          <AnswerLink place={one.place} visit={visit}>
            {one.question}
          </AnswerLink>{' '}
          {one.reply ? (
            <q>
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
