import { type PacketChoice, PacketForm } from '@/components/library/packet-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { packetFingerprint } from '@/lib/assignment/own-packet'
import { libraryPackets } from '@/lib/assignment/packet-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { libraryGuides } from '@/lib/guide/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { libraryQuestionnaires } from '@/lib/questionnaire/library-queries'

type Props = { params: Promise<{ packetId: string }>; searchParams: Promise<PageParams> }

/** A packet of the clinic's own to write: a new one (`new`, perhaps as another one stands) or one that it has */
export default async function PacketPage({ params, searchParams }: Props) {
  const { packetId } = await params
  const search = await searchParams
  const here = `/library/packets/${packetId}`
  const actor = await pageActor(['clinician'], here)
  const isNew = packetId === 'new'
  const packets = await libraryPackets(actor)
  const packet = packets.find(({ id }) => id === (isNew ? search.from : packetId))
  if (!isNew && !packet?.isOwn) return notTheirs()
  const { name } = await actorClinic(actor)
  const { again, value, values, errors } = await formState(search, actor.accountId)
  const stored = [
    ...(packet?.guideSlugs ?? []).map((slug) => `guide ${slug}`),
    ...(packet?.questionnaireUrls ?? []).map((url) => `questionnaire ${url}`),
  ]
  const chosen = again ? values('things') : stored
  const placeIn = (all: readonly string[], one: string) =>
    again ? value(`place ${one}`) : all.includes(one) ? String(all.indexOf(one) + 1) : ''
  const choices = (things: readonly { value: string; label: string }[]): PacketChoice[] => {
    const mine = stored.filter((one) => things.some((thing) => thing.value === one))
    return things.map((thing) => ({
      ...thing,
      place: placeIn(mine, thing.value),
      isChosen: chosen.includes(thing.value),
    }))
  }
  const guides = new Map(
    (await libraryGuides(actor))
      .toSorted((one, other) => Number(one.language === 'en') - Number(other.language === 'en'))
      .map(({ slug, title }) => [slug, title]),
  )
  const questionnaires = await libraryQuestionnaires(actor)
  const title = isNew ? 'A packet of your clinic' : (packet?.title ?? '')
  const problems = problemsOf(errors)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}${title} – Library`}</title>
      <ErrorSummary title="Not saved yet" problems={problems} />
      <BackLink href="/library">Library</BackLink>
      <PageHeading
        title={title}
        under="What your clinic usually assigns together. Each thing can still be left out."
      />
      <div className="mt-3">
        <PacketForm
          action={`${here}/save`}
          was={isNew || !packet ? '' : packetFingerprint(packet)}
          title={value('title', isNew && packet ? `${packet.title}, our own` : (packet?.title ?? ''))}
          description={value('description', packet?.description ?? '')}
          groups={[
            {
              legend: 'Guides',
              choices: choices([...guides].map(([slug, label]) => ({ value: `guide ${slug}`, label }))),
            },
            {
              legend: 'Questions',
              choices: choices(
                questionnaires.map((one) => ({ value: `questionnaire ${one.url}`, label: one.title })),
              ),
            },
          ]}
          errors={errors}
        />
        {isNew ? null : (
          <form method="post" action={`${here}/remove`} className="mt-4 border-t border-rule pt-2">
            <p className="mb-1">Removing it takes back nothing that was assigned.</p>
            <Button size="clinic" look="warning">
              Remove the packet
            </Button>
          </form>
        )}
      </div>
    </ClinicShell>
  )
}
