import { Fragment, type ReactNode } from 'react'
import { OUTCOMES } from '@/lib/agenda/outcome'
import type { Passage, Topic } from '@/lib/brief/brief'
import { outcomeWords, topicWords } from '@/lib/brief/brief-words'
import { beginningOf } from '@/lib/guide/guide-paragraph'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'
import { TopicOutcomes } from './topic-outcomes'

/** From this many on, what is settled and what came from guides share lines */
const MANY = 8

/** What shares a line, in the order in which the lines stand */
const groups: readonly [words: string, isIn: (topic: Topic) => boolean][] = [
  ['Asked about', ({ outcome, putOffAt, source }) => !outcome && !putOffAt && source === 'asked_in_guide'],
  ['Misunderstood', ({ outcome, putOffAt, source }) => !outcome && !putOffAt && source === 'misunderstood'],
  ...OUTCOMES.map((one): [string, (topic: Topic) => boolean] => [
    outcomeWords[one],
    ({ outcome }) => outcome === one,
  ]),
]

type Props = {
  topics: readonly Topic[]
  /** Questionnaires that ask for more of them and were not sent */
  unheard: readonly string[]
  visit: string
  zone: string
  canSettle: boolean
}

/** What the patient wants to talk about, in their order and words, with where each came from and what came of it */
export function Topics({ topics, unheard, visit, zone, canSettle }: Props) {
  const ranked = topics.map((topic, at) => ({ ...topic, rank: at + 1 }))
  const shared = groups.map(([words, isIn]) => ({
    words,
    topics: topics.length > MANY ? ranked.filter(isIn) : [],
  }))
  const lines = ranked.filter((topic) => !shared.some((group) => group.topics.includes(topic)))
  return (
    <Part
      id="topics"
      title="Wants to talk about"
      aside={canSettle && topics.length > 0 ? <TopicOutcomes topics={topics} visit={visit} /> : undefined}
    >
      {unheard.length > 0 ? (
        <None>Not sent yet: {unheard.join(', ')}</None>
      ) : topics.length === 0 ? (
        <None>Nothing was put on the list.</None>
      ) : null}
      <ol className="leading-[1.3] tabular-nums">
        {lines.map((topic) => (
          <Line key={topic.id} topic={topic} visit={visit} zone={zone} />
        ))}
      </ol>
      {shared.map(({ words, topics: group }) =>
        group.length > 0 ? (
          <p key={words} className="pl-[26px] text-small leading-[1.3]">
            <span className="text-quiet">{words}: </span>
            {group.map(({ id, rank, topic, ownWords, place, passage }, at) => (
              <Fragment key={id}>
                {at > 0 ? '; ' : ''}
                {rank}{' '}
                {passage ? (
                  <PassageLink passage={passage}>
                    <bdi>{ownWords || topic}</bdi>
                  </PassageLink>
                ) : (
                  <AnswerLink place={place} visit={visit} title={ownWords || topic}>
                    <bdi>{topic}</bdi>
                  </AnswerLink>
                )}
              </Fragment>
            ))}
          </p>
        ) : null,
      )}
    </Part>
  )
}

type Ranked = Topic & { rank: number }

function Line({ topic, visit, zone }: { topic: Ranked; visit: string; zone: string }) {
  const { rank, topic: words, ownWords, source, guide, place, passage } = topic
  if (passage) return <AboutPassage topic={topic} passage={passage} zone={zone} />
  return (
    <li className="grid grid-cols-[26px_1fr] items-baseline">
      <span aria-hidden="true" className="text-quiet">
        {rank}
      </span>
      <span className="line-clamp-2 print:line-clamp-none">
        <AnswerLink place={place} visit={visit} title={ownWords || words}>
          {source === 'own_words' ? (
            <q>
              <bdi>{ownWords || words}</bdi>
            </q>
          ) : (
            <bdi>{words}</bdi>
          )}
        </AnswerLink>{' '}
        <span className="text-small text-quiet" title={guide ?? undefined}>
          {topicWords(topic, zone)}
        </span>
      </span>
    </li>
  )
}

/** What was asked about one paragraph of a guide: their words first, then the passage, which leads to where it stands */
function AboutPassage({ topic, passage, zone }: { topic: Ranked; passage: Passage; zone: string }) {
  const { rank, topic: words, ownWords, guide } = topic
  return (
    <li className="grid grid-cols-[26px_1fr] items-baseline">
      <span aria-hidden="true" className="text-quiet">
        {rank}
      </span>
      <span className="line-clamp-2 print:line-clamp-none">
        {ownWords ? (
          <q>
            <bdi>{ownWords}</bdi>
          </q>
        ) : (
          <bdi>{words}</bdi>
        )}{' '}
        <span className="text-small">
          on{' '}
          <PassageLink passage={passage}>
            “<bdi lang={passage.language}>{beginningOf(passage.words)}</bdi>”
          </PassageLink>{' '}
          <span className="text-quiet" title={guide ?? undefined}>
            {topicWords(topic, zone)}
          </span>
        </span>
      </span>
    </li>
  )
}

function PassageLink({ passage, children }: { passage: Passage; children: ReactNode }) {
  return (
    <a
      href={passage.href}
      title={`Version ${passage.version}: ${passage.words}`}
      className="text-ink decoration-rule decoration-1 hover:text-accent hover:decoration-accent print:no-underline"
    >
      {children}
    </a>
  )
}
