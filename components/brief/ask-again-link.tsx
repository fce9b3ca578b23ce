import Link from 'next/link'
import type { AnswerPlace } from '@/lib/brief/anchor'
import type { Clarification } from '@/lib/brief/brief'
import { shortDayWords, timeWords } from '@/lib/platform/zoned-time'

/** Where a question is sent back to the patient from */
export const askPath = ({ appointmentId, responseId, linkId }: AnswerPlace): string =>
  `/visits/${appointmentId}/ask?${new URLSearchParams({ response: responseId, question: linkId })}`

/** At an answer: what was asked again and what came back */
export function AskedAgainLines({ asked, zone }: { asked: readonly Clarification[]; zone: string }) {
  const when = (at: Date) => `${shortDayWords(at, zone)}, ${timeWords(at, zone)}`
  return asked.map(({ id, words, by, askedAt, answeredAt, reply, isChanged }) => (
    <span key={id} className="block border-l-4 border-clarify pl-1">
      <span className="font-semibold">Asked again</span> by {by}, {when(askedAt)}: “<bdi>{words}</bdi>”{' '}
      {answeredAt === null ? (
        <span className="text-quiet">Not answered yet.</span>
      ) : (
        <>
          <span className="font-semibold">{isChanged ? 'Changed' : 'Stands as it is'}</span>,{' '}
          {when(answeredAt)}: “<bdi>{reply}</bdi>”
        </>
      )}
    </span>
  ))
}

/** The way to ask, where nothing waits for the patient */
export const AskAgain = ({ place, question }: { place: AnswerPlace; question: string }) => (
  <Link
    href={askPath(place)}
    prefetch={false}
    className="inline-flex min-h-[24px] items-start text-quiet decoration-rule hover:text-accent"
  >
    Ask again<span className="sr-only">: {question}</span>
  </Link>
)
