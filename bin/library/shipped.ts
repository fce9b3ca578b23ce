import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { systemActor } from '@/lib/access/actor'
import { loadPackets } from '@/lib/assignment/packet-commands'
import { type PacketFile, parsePackets } from '@/lib/assignment/packet-file'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { type GuideSource, loadGuide } from '@/lib/guide/library-commands'
import { parsePictureWords, pictureIn } from '@/lib/guide/picture-words'
import { loadQuestionnaire } from '@/lib/questionnaire/library-commands'
import { checkLibraryFile, type LoadableQuestionnaire } from '@/lib/questionnaire/library-file'
import { Refused } from './refused'
import { labelled, tell } from './shelf-line'
import { textOf } from './text-file'

const content = join(import.meta.dirname, '../../content')
const actor = systemActor('library')

type Shipped = {
  guides: GuideSource[]
  questionnaires: (LoadableQuestionnaire & { name: string })[]
  packets: PacketFile
}

/** Loads everything under content/. A file that is not as it should be is named, and nothing is loaded then. */
export async function loadShipped(): Promise<void> {
  const { guides, questionnaires, packets } = readShipped()
  for (const guide of guides) {
    const done = await loadGuide(actor, guide)
    if (!done.ok) throw new Refused(['problems' in done ? done.problems.join(' ') : 'No guide was loaded.'])
    tell(done.outcome, 'guide', labelled(done.slug, done.version, done.revision))
  }
  for (const { name, ...loadable } of questionnaires) {
    const done = await loadQuestionnaire(actor, loadable, orderOf(name, packets))
    if (!done.ok) throw new Refused([`The questionnaire ${name} was not loaded.`])
    tell(done.outcome, 'questionnaire', labelled(name, done.version, done.revision))
    if (done.taken) console.log(suffixed(done.taken, done.version))
  }
  const urls = new Map(questionnaires.map(({ name, url }) => [name, url]))
  const shipped = packets.packets.map(({ id, guides: guideSlugs, questionnaires: names, ...words }) => ({
    ...words,
    slug: id,
    guideSlugs,
    questionnaireUrls: names.flatMap((name) => urls.get(name) ?? []),
  }))
  const done = await loadPackets(actor, shipped)
  if (done.ok) for (const { slug, outcome } of done.packets) tell(outcome, 'packet', slug)
}

export const suffixed = (taken: string, version: string): string =>
  `             Version ${taken} is another text already, and a published version never changes: this one is ${version}.`

/** The questionnaires that ship: a file from elsewhere lays no claim to their addresses */
export const shippedQuestionnaires = (): readonly LoadableQuestionnaire[] => readShipped().questionnaires

function readShipped(): Shipped {
  const problems: string[] = []
  const pictures = Object.fromEntries(
    filesIn('pictures', '.svg').map((path) => [basename(path, '.svg'), readFileSync(path, 'utf8')]),
  )
  const spanish = parsePictureWords(readFileSync(join(content, 'picture-words.es.yaml'), 'utf8'))
  const inSpanish = Object.fromEntries(
    Object.entries(pictures).map(([name, svg]) => [name, pictureIn(svg, spanish)]),
  )
  const guides = filesIn('guides', '.md').map((path) => ({
    ...{ text: textOf(path), path },
    pictures: path.endsWith('.es.md') ? inSpanish : pictures,
  }))
  const slugs = guides.flatMap(({ text, path }) => {
    const read = parseGuideFile(text)
    if (!read.ok) problems.push(...read.problems.map((sentence) => `${path}: ${sentence}`))
    return read.ok ? read.guide.id : []
  })
  const questionnaires = filesIn('questionnaires', '.json').flatMap((path) => {
    const checked = checkLibraryFile(textOf(path))
    if (!checked.ok) problems.push(...checked.problems.map(({ sentence }) => `${path}: ${sentence}`))
    return checked.ok
      ? { name: basename(path, '.json'), questionnaire: checked.questionnaire, url: checked.url }
      : []
  })
  const path = join(content, 'packets.yaml')
  const names = questionnaires.map(({ name }) => name)
  const packets = parsePackets(textOf(path), { guides: slugs, questionnaires: names })
  if (!packets.ok) problems.push(...packets.problems.map((sentence) => `${path}: ${sentence}`))
  if (problems.length > 0 || !packets.ok) throw new Refused(problems)
  questionnaires.sort((a, b) => orderOf(a.name, packets.file) - orderOf(b.name, packets.file))
  return { guides, questionnaires, packets: packets.file }
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(content, folder))
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => join(content, folder, name))

/** Its place on the shelf; one that packets.yaml does not order stands behind those it does */
function orderOf(name: string, { questionnaires }: PacketFile): number {
  const at = questionnaires.indexOf(name)
  return at === -1 ? questionnaires.length : at
}
