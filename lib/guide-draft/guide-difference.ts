import { sectionText } from '@/lib/guide/guide-text'
import { textInWords } from './text-in-words'
import type { WrittenGuide } from './written-guide'

export type PartDifference = { part: string; title: string; before: string; after: string }

/** What is new in a guide, part by part, each as its text before and after; parts that say the same are left out */
export function guideDifference(before: WrittenGuide, after: WrittenGuide): PartDifference[] {
  const [old, now] = [partTexts(before), partTexts(after)]
  const names = [...new Set([...now.keys(), ...old.keys()])]
  return names.flatMap((part) => {
    const [one, other] = [old.get(part), now.get(part)]
    // what is told apart by its signs is shown by its words
    if (one?.text === other?.text) return []
    const title = other?.title ?? `${one?.title ?? ''} (taken out)`
    return { part, title, before: textInWords(one?.text ?? ''), after: textInWords(other?.text ?? '') }
  })
}

function partTexts({ meta, sections }: WrittenGuide): Map<string, { title: string; text: string }> {
  const about = [meta.title, meta.summary, meta.audience, meta.subject].filter(Boolean).join('\n')
  const sources = meta.sources.map(
    ({ id, title, publisher, year, url }) =>
      `[^${id}] ${title}. ${publisher}${year ? `, ${year}` : ''}. ${url}`,
  )
  return new Map([
    ['about', { title: 'Title and facts', text: about }],
    ...sections.map((section): [string, { title: string; text: string }] => [
      `section:${section.id}`,
      { title: section.heading, text: sectionText(section).replace(/ \{#[^}]*\}/, '') },
    ]),
    ...meta.checks.map(({ id, topic, question, options }): [string, { title: string; text: string }] => [
      `check:${id}`,
      {
        title: `Check: ${topic}`,
        text: [
          question,
          ...options.map(
            ({ text, correct, explanation }) => `${correct ? '● ' : '○ '}${text} ${explanation}`,
          ),
        ].join('\n'),
      },
    ]),
    ['sources', { title: 'Sources', text: sources.join('\n') }],
  ])
}
