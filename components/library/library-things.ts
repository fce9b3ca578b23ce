import type { LibraryPacket } from '@/lib/assignment/packet-queries'
import type { LibraryGuide } from '@/lib/guide/queries'
import type { LibraryQuestionnaire } from '@/lib/questionnaire/library-queries'
import type { PacketLine } from './packet-list'
import type { Findable } from './shelf-filter'
import type { ShelfLine } from './shelf-table'

/** A line with the name that packets know it by */
export type Thing = ShelfLine & Findable & { name: string }

export const thingOfGuide = (guide: LibraryGuide): Thing => ({
  ...guide,
  name: guide.slug,
  href: `/library/guides/${guide.versionId}`,
})

/** A guide is one thing, in English where it exists in it; its other languages stand beside */
export function oneLineEach(guides: readonly Thing[]): Thing[] {
  const byName = Map.groupBy(guides, ({ name }) => name)
  return [...byName.values()].flatMap((editions) => {
    const [first] = [...editions].sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en'))
    return first ? [{ ...first, editions: editions.filter((one) => one !== first) }] : []
  })
}

export const thingOf = ({ description, ...one }: LibraryQuestionnaire): Thing => ({
  ...one,
  name: one.url,
  summary: description,
  reviewer: one.reviewedOn ? '' : null,
  href: `/library/questionnaires/${one.versionId}`,
})

/** What a packet holds, at its newest version; English stands for a language that it does not exist in */
export function packetLine(
  packet: LibraryPacket,
  guides: Thing[],
  questionnaires: Thing[],
): Omit<PacketLine, 'things'> & { things: Thing[] } {
  const { id, title, description, guideSlugs, questionnaireUrls, isOwn } = packet
  const named = (names: string[], things: Thing[]) =>
    names.flatMap((wanted) => {
      const ofName = things.filter((thing) => thing.name === wanted)
      return ofName.find(({ language }) => language === 'en') ?? ofName[0] ?? []
    })
  const things = [...named(guideSlugs, guides), ...named(questionnaireUrls, questionnaires)]
  return { id, title, description, things, isOwn, minutes: things.reduce((sum, one) => sum + one.minutes, 0) }
}
