import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LibrarySearch } from '@/components/library/library-search'
import { type PacketLine, PacketList } from '@/components/library/packet-list'
import { type Findable, fits, isNarrowed, isOfKind, wantedOf } from '@/components/library/shelf-filter'
import { type ShelfLine, ShelfTable } from '@/components/library/shelf-table'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { StatusWord } from '@/components/ui/status-word'
import { pageActor } from '@/lib/access/entry'
import { type LibraryPacket, libraryPackets } from '@/lib/assignment/packet-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { type LibraryGuide, libraryGuides } from '@/lib/guide/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { hasWords } from '@/lib/platform/word-search'
import { isoDay } from '@/lib/platform/zoned-time'
import { type LibraryQuestionnaire, libraryQuestionnaires } from '@/lib/questionnaire/library-queries'

export const metadata: Metadata = { title: 'Library' }

/** A line with the name that packets know it by */
type Thing = ShelfLine & Findable & { name: string }

export default async function Library({ searchParams }: { searchParams: Promise<PageParams> }) {
  const actor = await pageActor(['clinician', 'staff'], '/library')
  const wanted = wantedOf(await searchParams)
  const { search } = wanted
  const isAsked = search !== '' || isNarrowed(wanted)
  const { name, timeZone } = await actorClinic(actor)
  const guides = oneLineEach((await libraryGuides(actor)).map(thingOfGuide))
  const questionnaires = (await libraryQuestionnaires(actor)).map(thingOf)
  const retired = [
    ...oneLineEach((await libraryGuides(actor, 'retired')).map(thingOfGuide)),
    ...(await libraryQuestionnaires(actor, 'retired')).map(thingOf),
  ]
  const packets = (await libraryPackets(actor)).map((packet) => packetLine(packet, guides, questionnaires))
  const shown = {
    guides: guides.filter((one) => fits(one, wanted)),
    questionnaires: questionnaires.filter((one) => fits(one, wanted)),
    retired: retired.filter((one) => fits(one, wanted)),
    packets: packets.filter(
      ({ title, description, things }) =>
        hasWords([title, description, ...things.map((thing) => thing.title)], search) &&
        things.every((thing) => isOfKind(thing, wanted)),
    ),
  }
  const isWriter = actor.kind === 'clinician'
  const today = isoDay(now(), timeZone)
  const things = [...guides, ...questionnaires]
  const isEmpty = things.length === 0
  const awaiting = things.filter(({ reviewer }) => reviewer === null).length
  const found =
    shown.guides.length + shown.questionnaires.length + shown.packets.length + shown.retired.length
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <PageHeading title="Library" under="What can be assigned to a patient, to read as they see it.">
        {isWriter ? (
          <>
            <ButtonLink size="clinic" look="secondary" href="/library/guides/drafts">
              Write a guide
            </ButtonLink>
            <ButtonLink size="clinic" look="secondary" href="/library/questionnaires/drafts">
              Write a questionnaire
            </ButtonLink>
            <ButtonLink size="clinic" look="secondary" href="/library/import">
              Bring in a questionnaire
            </ButtonLink>
          </>
        ) : null}
      </PageHeading>
      {awaiting > 0 ? (
        <p className="mt-1">
          <StatusWord state="clarify">{awaitingWords(awaiting, things.length)}</StatusWord>
        </p>
      ) : null}
      {isEmpty ? null : <LibrarySearch wanted={wanted} />}
      {isAsked && found > 0 ? (
        <p className="mt-3 text-small text-quiet">
          {found} found
          {search ? (
            <>
              {' '}
              for “<bdi>{search}</bdi>”
            </>
          ) : null}
          . <ShowAll />
        </p>
      ) : null}
      {found === 0 ? <Nothing search={search} isEmpty={isEmpty} /> : null}
      <Shelf
        title="Guides"
        count={shown.guides.length}
        tool={isWriter && { href: '/library/pictures', words: 'Pictures for guides' }}
      >
        <ShelfTable what="Guide" lines={shown.guides} today={today} />
      </Shelf>
      <Shelf title="Questions" count={shown.questionnaires.length}>
        <ShelfTable what="Questionnaire" lines={shown.questionnaires} today={today} />
      </Shelf>
      <Shelf
        title="Packets"
        count={shown.packets.length}
        tool={isWriter && { href: '/library/packets/new', words: 'Make a packet' }}
      >
        <PacketList packets={shown.packets} canWrite={isWriter} />
      </Shelf>
      <Shelf title="Retired" count={shown.retired.length}>
        <ShelfTable what="Retired guide or questionnaire" lines={shown.retired} today={today} />
      </Shelf>
    </ClinicShell>
  )
}

const thingOfGuide = (guide: LibraryGuide): Thing => ({
  ...guide,
  name: guide.slug,
  href: `/library/guides/${guide.versionId}`,
})

/** A guide is one thing, in English where it exists in it; its other languages stand beside */
function oneLineEach(guides: readonly Thing[]): Thing[] {
  const byName = Map.groupBy(guides, ({ name }) => name)
  return [...byName.values()].flatMap((editions) => {
    const [first] = [...editions].sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en'))
    return first ? [{ ...first, editions: editions.filter((one) => one !== first) }] : []
  })
}

const thingOf = ({ description, ...one }: LibraryQuestionnaire): Thing => ({
  ...one,
  name: one.url,
  summary: description,
  reviewer: one.reviewedOn ? '' : null,
  href: `/library/questionnaires/${one.versionId}`,
})

function awaitingWords(awaiting: number, all: number): string {
  if (awaiting === all) return 'No clinician has reviewed any of these yet'
  return awaiting === 1 ? 'One of these awaits clinical review' : `${awaiting} of these await clinical review`
}

/** What a packet holds, at its newest version; English stands for a language that it does not exist in */
function packetLine(
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

const ShowAll = () => (
  <Link href="/library" prefetch={false} className="underline">
    Show all
  </Link>
)

function Nothing({ search, isEmpty }: { search: string; isEmpty: boolean }) {
  return (
    <div className="measure mt-4">
      <h2 className="text-[1.125rem] font-bold">{isEmpty ? 'The library is empty' : 'Nothing found'}</h2>
      <p>
        {isEmpty ? (
          'Whoever runs the portal fills it with one command, which its operations guide names.'
        ) : (
          <>
            {search ? (
              <>
                No title, summary or subject has “<bdi>{search}</bdi>” in it, as narrowed down above. Try one
                word of it.
              </>
            ) : (
              'Nothing in the library is for that language, age and ease.'
            )}{' '}
            <ShowAll />
          </>
        )}
      </p>
    </div>
  )
}

type ShelfProps = {
  title: string
  count: number
  /** What can be done about this shelf */
  tool?: false | { href: string; words: string }
  children: ReactNode
}

function Shelf({ title, count, tool, children }: ShelfProps) {
  if (count === 0) return null
  return (
    <section id={title.toLowerCase()} className="mt-4">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.125rem] font-bold">
          {title} <span className="font-normal text-quiet">{count}</span>
        </h2>
        {tool ? (
          <Link href={tool.href} prefetch={false}>
            {tool.words}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  )
}
