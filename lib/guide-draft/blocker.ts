import { isFactLine } from '@/lib/guide/content-rules'
import type { GlossaryEntry } from '@/lib/guide/glossary'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { linksIn } from '@/lib/guide/guide-link'
import { citedSources, proseLines } from '@/lib/guide/guide-prose'
import { type GuideSection, readSections } from '@/lib/guide/guide-section'
import { sectionText } from '@/lib/guide/guide-text'
import type { PartName } from './part-fields'
import { type WrittenGuide, writtenText } from './written-guide'

/** What keeps a guide from being published, and where it is mended */
export type GuideBlocker = { part: PartName; sentence: string }

type Given = {
  glossary: readonly GlossaryEntry[]
  pictures: readonly string[]
  beside: readonly { language: string; guide: WrittenGuide }[]
}

/** All of it, in the guide's order. Nothing means that it can be reviewed. */
export function guideBlockers(guide: WrittenGuide, given: Given): GuideBlocker[] {
  const found = [
    ...aboutBlockers(guide),
    ...guide.sections.flatMap((section) => sectionBlockers(guide, section, given)),
    ...sourceBlockers(guide),
    ...checkBlockers(guide),
    ...given.beside.flatMap(({ language, guide: other }) => languageBlockers(guide, other, language)),
  ]
  return found.length > 0 ? found : otherBlockers(guide)
}

const at = (part: PartName, sentence: string): GuideBlocker => ({ part, sentence })
const onSection = (id: string, sentence: string) => at(`section:${id}`, sentence)
const onCheck = (id: string, sentence: string) => at(`check:${id}`, sentence)

const aboutBlockers = ({ meta, sections }: WrittenGuide): GuideBlocker[] => [
  ...(meta.title === '' ? [at('about', 'The guide has no title.')] : []),
  ...(meta.summary === '' ? [at('about', 'The guide has no summary.')] : []),
  ...(sections.length === 0 ? [at('about', 'The guide has no part yet.')] : []),
]

function sectionBlockers(
  guide: WrittenGuide,
  section: WrittenGuide['sections'][number],
  { glossary, pictures }: Given,
): GuideBlocker[] {
  const here = (sentence: string) => onSection(section.id, sentence)
  const [read] = readSections(sectionText(section), [])
  const lines = [...proseLines(section.keyPoint ?? ''), ...proseLines(section.body)]
  const known = guide.meta.sources.map(({ id }) => id)
  return [
    ...(section.body === '' ? [here('This part has no text.')] : []),
    ...(section.keyPoint === null ? [here('This part has no key point.')] : []),
    ...(read ? pictureBlockers(read, pictures).map(here) : []),
    ...(read?.passages ?? [])
      .filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      .map(({ kind }) => here(`A ${kind} block has no name. Write :::${kind}{#a-short-name}.`)),
    ...lines
      .filter((line) => isFactLine(line, glossary) && !line.endsCited)
      .map(({ text }) => here(`A fact without a source: “${shortened(text)}” End it with [^short-name].`)),
    ...citedSources(`${section.keyPoint ?? ''}\n${section.body}`)
      .filter((id) => !known.includes(id))
      .map((id) => here(`It cites “${id}”, which is not among the sources.`)),
  ]
}

function pictureBlockers({ pictures }: GuideSection, known: readonly string[]): string[] {
  return pictures.flatMap(({ name, alt }) => [
    ...(alt === '' ? [`The picture “${name}” has no words. Say in alt="…" all that it shows.`] : []),
    ...(known.includes(name) ? [] : [`There is no picture “${name}”.`]),
  ])
}

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)

function sourceBlockers({ meta, sections }: WrittenGuide): GuideBlocker[] {
  const cited = citedSources(sections.map(sectionText).join('\n\n'))
  return [
    ...(meta.sources.length === 0 ? [at('sources', 'The guide has no source.')] : []),
    ...meta.sources
      .filter(({ id }) => !cited.includes(id))
      .map(({ id }) => at('sources', `The source “${id}” is cited nowhere.`)),
  ]
}

function checkBlockers({ meta, sections }: WrittenGuide): GuideBlocker[] {
  const passages = readSections(sections.map(sectionText).join('\n\n'), [])
  const count = meta.checks.length
  return [
    ...(count < 2 || count > 4
      ? [at('about', `The guide has ${count === 0 ? 'no' : count} understanding checks; it needs 2 to 4.`)]
      : []),
    ...twice(passages.flatMap((section) => section.passages.map(({ id }) => id))).map((id) =>
      at('about', `Two blocks have the name “${id}”.`),
    ),
    ...meta.checks.flatMap(({ id, topic, question, section, passage, options }) => {
      const here = (sentence: string) => onCheck(id, sentence)
      const there = passages.find((one) => one.id === section)?.passages.some((one) => one.id === passage)
      return [
        ...(topic === '' ? [here('Say what the check is about.')] : []),
        ...(question === '' ? [here('The check asks nothing yet.')] : []),
        ...(passage === ''
          ? [here('The check has no passage that answers it.')]
          : there
            ? []
            : [here(`The passage “${passage}” is not in the text any more.`)]),
        ...(options.length < 2 ? [here('The check needs at least two answers.')] : []),
        ...(options.some(({ text, explanation }) => text === '' || explanation === '')
          ? [here('An answer has no words, or does not say why.')]
          : []),
        ...(options.some(({ correct }) => correct) ? [] : [here('No answer is marked as right.')]),
      ]
    }),
  ]
}

const twice = (ids: readonly string[]) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]

const languageNames: Record<string, string> = { en: 'English', es: 'Spanish' }

/** The same parts and checks in the other language, under the same names */
function languageBlockers(guide: WrittenGuide, other: WrittenGuide, language: string): GuideBlocker[] {
  const name = languageNames[language] ?? language
  const missing = <One extends { id: string }>(all: readonly One[], theirs: readonly { id: string }[]) =>
    all.filter(({ id }) => !theirs.some((one) => one.id === id))
  return [
    ...missing(guide.sections, other.sections).map(({ id }) =>
      onSection(id, `This part is missing in ${name}.`),
    ),
    // a page in the reader's language has another address, so only their number can be told
    ...guide.sections.flatMap(({ id, body }) => {
      const theirs = other.sections.find((one) => one.id === id)
      const [here, there] = [linksIn(body).length, theirs ? linksIn(theirs.body).length : null]
      return there === null || here === there
        ? []
        : [onSection(id, `This part has ${linkCount(here)}, and in ${name} ${linkCount(there)}.`)]
    }),
    ...missing(other.sections, guide.sections).map(({ heading }) =>
      at('about', `The ${name} guide has a part “${heading}” that is missing here.`),
    ),
    ...missing(guide.meta.checks, other.meta.checks).map(({ id }) =>
      onCheck(id, `This check is missing in ${name}.`),
    ),
    ...missing(other.meta.checks, guide.meta.checks).map(({ topic }) =>
      at('about', `The ${name} guide has a check “${topic}” that is missing here.`),
    ),
  ]
}

const linkCount = (count: number): string =>
  count === 0 ? 'no link' : count === 1 ? '1 link' : `${count} links`

/** Whatever the parser refuses beyond that, in its own words */
function otherBlockers(guide: WrittenGuide): GuideBlocker[] {
  const read = parseGuideFile(finishedText(guide, { version: '1.0.0', on: '2026-01-01', reviewer: 'A' }))
  return read.ok ? [] : read.problems.map((problem) => at('about', problem))
}

/** The file as it is published */
export function finishedText(
  { meta, sections }: WrittenGuide,
  { version, on, reviewer }: { version: string; on: string; reviewer: string },
): string {
  const { reviewerNotes: _, ...rest } = meta
  return writtenText({
    meta: { ...rest, reviewerNotes: [], version, lastReviewed: on, reviewer },
    sections,
  })
}

export const nothingNew = (version: string): GuideBlocker =>
  at('about', `It says what version ${version} says. There is nothing new to publish.`)
