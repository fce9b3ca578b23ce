import type { SqlTransaction } from '@/lib/access/scoped'
import { remembered } from '@/lib/assignment/pinned'
import type { GuideFile } from '@/lib/guide/guide-file'
import { placesOf } from '@/lib/guide/guide-paragraph'
import { placeText } from '@/lib/guide/guide-path'
import { guideIn } from '@/lib/guide/published-guide'

/** What the brief says about a guide, in English: how many parts it has, and the topic of each check */
export type GuideOutline = {
  sections: number
  topics: ReadonlyMap<string, string>
  /** The English for each topic and heading as the patient read it */
  english: ReadonlyMap<string, string>
  /** The English heading of each section, by its id */
  headings: ReadonlyMap<string, string>
  /** Each paragraph in the words that were read, by its place */
  paragraphs: ReadonlyMap<string, string>
  language: string
  version: string
}

type Row = { source: string; english: string | null }
type Named = readonly (readonly [id: string, words: string])[]

/** A patient may have read an edition in another language: its sections and checks have the ids of the English ones. */
export const guideOutline = remembered(async (tx, versionId): Promise<GuideOutline> => {
  const [row] = await tx<Row[]>`
    select v.source, (
      select e.source from guide_version e
      where e.guide_id = v.guide_id and e.language = 'en' and v.language <> 'en' order by e.revision desc limit 1
    ) as english
    from guide_version v where v.id = ${versionId}`
  const read = guideIn(row?.source ?? null)
  if (!read) return nothing
  const other = guideIn(row?.english ?? null) ?? read
  const topics = new Map([...topicsIn(read), ...topicsIn(other)])
  const english = new Map([
    ...pairs(headingsIn(read), new Map(headingsIn(other))),
    ...pairs(topicsIn(read), topics),
  ])
  return {
    ...{ sections: read.sections.length, topics, english },
    headings: new Map([...headingsIn(read), ...headingsIn(other)]),
    paragraphs: new Map(paragraphsIn(read)),
    ...{ language: read.language, version: read.version },
  }
})

const nothing: GuideOutline = {
  ...{ sections: 1, topics: new Map(), english: new Map(), headings: new Map(), paragraphs: new Map() },
  ...{ language: 'en', version: '' },
}

const topicsIn = ({ checks }: GuideFile): Named => checks.map(({ id, topic }) => [id, topic])
const headingsIn = ({ sections }: GuideFile): Named => sections.map(({ id, heading }) => [id, heading])
const paragraphsIn = ({ sections }: GuideFile): Named =>
  sections.flatMap((section) =>
    placesOf(section).map(({ at, words }): Named[number] => [
      placeText({ sectionId: section.id, paragraph: at }),
      words,
    ]),
  )
const pairs = (own: Named, english: ReadonlyMap<string, string>): Named =>
  own.map(([id, words]) => [words, english.get(id) ?? words])

/** What a guide is called in English, where the patient reads another edition of it */
export const englishTitle = (tx: SqlTransaction) => tx`(
  select e.title from guide_version e
  where e.guide_id = gv.guide_id and e.language = 'en' and gv.language <> 'en' order by e.revision desc limit 1)`
