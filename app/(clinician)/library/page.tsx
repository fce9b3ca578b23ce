import type { Metadata } from 'next'
import { LibraryNothing, ShowAll } from '@/components/library/library-nothing'
import { LibrarySearch } from '@/components/library/library-search'
import { oneLineEach, packetLine, thingOf, thingOfGuide } from '@/components/library/library-things'
import { PacketList } from '@/components/library/packet-list'
import { Shelf } from '@/components/library/shelf'
import { fits, isNarrowed, isOfKind, wantedOf } from '@/components/library/shelf-filter'
import { ShelfTable } from '@/components/library/shelf-table'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { StatusWord } from '@/components/ui/status-word'
import { pageActor } from '@/lib/access/entry'
import { libraryPackets } from '@/lib/assignment/packet-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { libraryGuides } from '@/lib/guide/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { hasWords } from '@/lib/platform/word-search'
import { isoDay } from '@/lib/platform/zoned-time'
import { libraryQuestionnaires } from '@/lib/questionnaire/library-queries'

export const metadata: Metadata = { title: 'Library' }

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
      {found === 0 ? <LibraryNothing search={search} isEmpty={isEmpty} /> : null}
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

function awaitingWords(awaiting: number, all: number): string {
  if (awaiting === all) return 'No clinician has reviewed any of these yet'
  return awaiting === 1 ? 'One of these awaits clinical review' : `${awaiting} of these await clinical review`
}
