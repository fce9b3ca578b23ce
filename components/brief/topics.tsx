import type { Topic } from '@/lib/brief/brief'
import { sourceWords } from '@/lib/brief/brief-words'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

/** From this many on, neighbours of one source that came from guides share a line */
const MANY = 8

const fromGuides = [
  ['asked_in_guide', 'Asked about'],
  ['misunderstood', 'Misunderstood'],
] as const

/** What the patient wants to talk about, in their order and words, with where each came from */
export function Topics({ topics, visit }: { topics: readonly Topic[]; visit: string }) {
  const ranked = topics.map((topic, at) => ({ ...topic, rank: at + 1 }))
  const isPicked = ({ source }: Topic) => source === 'picked' || source === 'own_words'
  const lines = topics.length > MANY ? ranked.filter(isPicked) : ranked
  const rest = ranked.filter((topic) => !lines.includes(topic))
  return (
    <Part id="topics" title="Wants to talk about">
      {topics.length === 0 ? <None>Nothing was put on the list.</None> : null}
      <ol className="leading-[1.3] tabular-nums">
        {lines.map((topic) => (
          <Line key={topic.id} topic={topic} visit={visit} />
        ))}
      </ol>
      {fromGuides.map(([source, words]) => {
        const group = rest.filter((topic) => topic.source === source)
        return group.length > 0 ? (
          <p key={source} className="line-clamp-2 pl-3 text-small leading-[1.3]">
            <span className="text-quiet">{words}: </span>
            {group.map(({ rank, topic }) => `${rank} ${topic}`).join('; ')}
          </p>
        ) : null
      })}
    </Part>
  )
}

function Line({ topic, visit }: { topic: Topic & { rank: number }; visit: string }) {
  const { rank, topic: words, ownWords, source, guide, place } = topic
  return (
    <li className="grid grid-cols-[24px_1fr] items-baseline">
      <span aria-hidden="true" className="text-quiet">
        {rank}
      </span>
      <span className="line-clamp-2">
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
          {sourceWords[source]}
        </span>
      </span>
    </li>
  )
}
