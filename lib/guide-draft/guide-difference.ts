import { sectionText } from '@/lib/guide/guide-text'
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
    return { part, title, before: inWords(one?.text ?? ''), after: inWords(other?.text ?? '') }
  })
}

const blocks: Record<string, string> = { key: 'Key point', passage: 'Passage', safety: 'Safety text' }

/** As who knows no Markdown reads it: blocks and pictures by their names */
function inWords(text: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const [, kind = '', id] = /^:{3,}(key|passage|safety)(?:\{#([^}]*)\})?$/.exec(line) ?? []
    if (kind !== '') return [`${blocks[kind] ?? kind}${id ? ` (${id})` : ''}:`]
    if (/^:{3,}$/.test(line)) return []
    const [, name, alt] = /^::picture\{name="([^"]*)" alt="([^"]*)"\}$/.exec(line) ?? []
    return [name === undefined ? line.replace(/^#{2,4} /, '') : `Picture ${name}: ${alt ?? ''}`]
  })
  return lines.join('\n').replace(/\\([!-/:-@[-`{-~])/g, '$1')
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
