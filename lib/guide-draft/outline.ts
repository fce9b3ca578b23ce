import { proseLines, wordCount } from '@/lib/guide/guide-prose'
import { readSections } from '@/lib/guide/guide-section'
import { sectionText } from '@/lib/guide/guide-text'
import type { GuideBlocker } from './blocker'
import type { WrittenGuide } from './written-guide'

type Line = { part: string; words: string; under: string; hasToDo: boolean; isMovable: boolean }

/** The parts of a draft in their order, as its outline lists them */
export function outlineOf(
  { meta, sections }: WrittenGuide,
  blockers: readonly GuideBlocker[],
): { title: string; lines: Line[] }[] {
  const blocked = new Set<string>(blockers.map(({ part }) => part))
  const line = (part: string, words: string, under: string, isMovable: boolean): Line => ({
    ...{ part, words, under, isMovable },
    hasToDo: blocked.has(part),
  })
  return [
    {
      title: 'The guide',
      lines: [
        line('about', 'Title and facts', '', false),
        line('sources', 'Sources', count(meta.sources.length, 'source'), false),
      ],
    },
    {
      title: 'Parts',
      lines: sections.map((section) => {
        const safety = passagesOf(section).filter(({ kind }) => kind === 'safety').length
        const under = [count(wordCount(section.body), 'word'), ...(safety > 0 ? ['safety text'] : [])]
        return line(`section:${section.id}`, section.heading, under.join(' · '), true)
      }),
    },
    {
      title: 'Understanding checks',
      lines: meta.checks.map(({ id, topic }) => line(`check:${id}`, topic || 'A new check', '', true)),
    },
  ]
}

const passagesOf = (section: WrittenGuide['sections'][number]) =>
  readSections(sectionText(section), []).flatMap(({ passages }) => passages)

/** What a check can point at, named by where it stands and how it begins */
export const passageChoices = ({ sections }: WrittenGuide): { value: string; label: string }[] =>
  sections.flatMap((section) =>
    passagesOf(section)
      .filter(({ id }) => id !== '')
      .map(({ id, markdown }) => ({
        value: `${section.id}/${id}`,
        label: `${section.heading}: “${beginning(markdown) || id}”`,
      })),
  )

const SHOWN = 60

function beginning(markdown: string): string {
  const words = proseLines(markdown)
    .map(({ text }) => text)
    .join(' ')
  return words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
