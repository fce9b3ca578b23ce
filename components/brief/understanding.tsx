import type { BriefGuide, OwnWords } from '@/lib/brief/brief'
import { readingWords } from '@/lib/brief/brief-words'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

type Props = { guides: readonly BriefGuide[]; interests: readonly OwnWords[]; visit: string }

/** What was read, and the topics that were not understood: no marks, only what to say again */
export function Understanding({ guides, interests, visit }: Props) {
  const missed = guides.flatMap(({ assignmentId, title, missed: topics }) =>
    topics.map((topic) => ({ ...topic, title, key: `${assignmentId} ${topic.topic}` })),
  )
  const read = guides.filter(({ state }) => state === 'read')
  const part = guides.filter(({ state }) => state === 'part')
  const versions = new Set(guides.map(({ version }) => version))
  return (
    <Part
      id="understanding"
      title="Read and understood"
      aside={guides.length > 0 ? asideWords(read.length, guides, versions) : undefined}
    >
      {guides.length === 0 ? <None>No guide was assigned.</None> : null}
      {guides.length > 0 && read.length + part.length === 0 ? <None>None opened yet.</None> : null}
      <ul className="text-small leading-[1.3]">
        {missed.map(({ key, topic, how, title }) => (
          <li key={key} title={`In ${title}`}>
            <span className="font-semibold text-clarify">
              <span aria-hidden="true">◆ </span>
              {how === 'wrong' ? 'Missed' : 'Not sure'}:{' '}
            </span>
            {topic}
          </li>
        ))}
      </ul>
      {interests.map(({ question, words, place }) => (
        <p key={place.linkId} className="text-small leading-[1.3]">
          <span className="text-quiet">Wants to learn: </span>
          <AnswerLink place={place} visit={visit} title={question}>
            {words}
          </AnswerLink>
        </p>
      ))}
      <div className="text-small leading-[1.3] text-quiet">
        {read.length > 0 ? (
          <p title={readings(read)}>Read{versions.size > 1 ? ` ${byVersion(read)}` : `: ${titles(read)}`}</p>
        ) : null}
        {part.length > 0 ? (
          <p title={readings(part)}>
            In part:{' '}
            {part
              .map(({ title, sectionsRead, sections }) => `${title}, ${sectionsRead} of ${sections}`)
              .join('; ')}
          </p>
        ) : null}
      </div>
    </Part>
  )
}

const titles = (guides: readonly BriefGuide[]): string => guides.map(({ title }) => title).join('; ')

/** Each version once, before the guides that were read in it: room on this screen is lines */
const byVersion = (guides: readonly BriefGuide[]): string =>
  [...Map.groupBy(guides, ({ version }) => version)]
    .map(([version, ofIt]) => `${version}: ${titles(ofIt)}`)
    .join('. ')

/** How each was read, for who wants to know more than that it was */
const readings = (guides: readonly BriefGuide[]): string | undefined =>
  guides
    .flatMap((guide) => {
      const seen = readingWords(guide)
      return seen.length > 0 ? `${guide.title}: ${seen.join(', ')}` : []
    })
    .join('; ') || undefined

function asideWords(read: number, guides: readonly BriefGuide[], versions: ReadonlySet<string>): string {
  const [version] = versions
  const minutes = guides.reduce((sum, one) => sum + one.minutes, 0)
  return [
    `${read} of ${guides.length} read`,
    ...(versions.size === 1 ? [`version ${version}`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
  ].join(', ')
}
