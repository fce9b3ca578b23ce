import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { GuideProse } from '@/components/guide/guide-prose'
import { proseWords } from '@/components/guide/prose-words'
import { CheckList } from '@/components/library/check-list'
import { RecallReaders } from '@/components/library/recall-readers'
import { Retirement } from '@/components/library/retirement'
import { ThingHeading } from '@/components/library/thing-heading'
import { ToConfirm } from '@/components/library/to-confirm'
import { PublishedBy, WriteOn } from '@/components/library/written-here'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Notice } from '@/components/ui/notice'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { libraryGuide, libraryGuides } from '@/lib/guide/queries'
import { sectionMarkdown } from '@/lib/guide/reading'
import { recallReaders } from '@/lib/guide/recall-queries'
import { versionOriginal } from '@/lib/guide-draft/original-queries'
import { guidePublication } from '@/lib/guide-draft/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { dateWords, isoDay } from '@/lib/platform/zoned-time'
import { libraryQuestionnaires } from '@/lib/questionnaire/library-queries'

type Props = { params: Promise<{ versionId: string }>; searchParams: Promise<PageParams> }

const saidWords: Record<string, string> = {
  published: 'It is published and can be assigned. What was assigned before keeps its version.',
  retired: 'Nobody is assigned this guide any more. You can use it again at any time.',
  returned: 'This guide can be assigned again.',
}

export default async function LibraryGuide({ params, searchParams }: Props) {
  const { versionId } = await params
  const actor = await pageActor(['clinician', 'staff'], `/library/guides/${versionId}`)
  const [{ name, timeZone }, found] = [await actorClinic(actor), await libraryGuide(actor, versionId)]
  if (!found) return notTheirs()
  const { guide, pictures, newest, isOwn, retiredAt, versions, ...facts } = found
  const { said } = await searchParams
  const news = typeof said === 'string' ? saidWords[said] : undefined
  const published = await guidePublication(actor, versionId)
  const recall = await recallReaders(actor, versionId)
  const here = `/library/guides/${versionId}`
  const hasNews = !newest && (await versionOriginal(actor, versionId)) !== null
  const guides = await libraryGuides(actor)
  const questionnaires = await libraryQuestionnaires(actor)
  const leadsTo = [
    ...guide.nextGuides.flatMap((slug) => {
      const next = guides.find((one) => one.slug === slug && one.language === facts.language)
      return next ? { href: `/library/guides/${next.versionId}`, title: next.title } : []
    }),
    ...guide.suggests.flatMap((id) => {
      const next = questionnaires.find(({ url }) => url.endsWith(`/${id}`))
      return next ? { href: `/library/questionnaires/${next.versionId}`, title: next.title } : []
    }),
  ]
  const text = guide.sections.map((section) => `## ${section.heading}\n\n${sectionMarkdown(section)}`)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`${facts.title} – Library`}</title>
      {news ? <Notice saying title={news} /> : null}
      <ThingHeading
        {...facts}
        what="Guide"
        reviewer={guide.reviewer}
        today={isoDay(now(), timeZone)}
        newest={newest && { href: `/library/guides/${newest.versionId}`, version: newest.version }}
      />
      {hasNews ? (
        <Notice look="clarify" title="The original has changed since">
          <p>
            This guide was copied from one that ships.{' '}
            <Link href={`${here}/original`} prefetch={false}>
              See what it changed
            </Link>
          </p>
        </Notice>
      ) : null}
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[1fr_440px]">
        <article lang={facts.language}>
          <p className="measure text-[1.125rem]">{facts.summary}</p>
          <p className="mt-1 text-small text-quiet">
            A patient reads it in {guide.sections.length} parts, a part a page.
          </p>
          <GuideProse
            markdown={text.join('\n\n')}
            sources={guide.sources}
            pictures={pictures}
            words={proseWords(await getTranslations({ locale: 'en', namespace: 'guide' }))}
            sectionIds={guide.sections.map(({ id }) => id)}
          />
        </article>
        <div className="flex flex-col gap-4">
          <ToConfirm notes={guide.reviewerNotes} />
          <section>
            <h2 className="mb-1 text-[1.125rem] font-bold">Understanding checks</h2>
            <CheckList checks={guide.checks} />
          </section>
          {recall && recall.readers.length > 0 ? (
            <RecallReaders
              readers={recall.readers.map(({ toldAt, ...one }) => ({
                ...one,
                told: toldAt && dateWords(toldAt, timeZone),
              }))}
            />
          ) : null}
          {published ? <PublishedBy {...published} on={dateWords(published.at, timeZone)} /> : null}
          {actor.kind === 'clinician' && !newest ? (
            <WriteOn versionId={versionId} isOwn={isOwn} what="guides" />
          ) : null}
          {isOwn && actor.kind === 'clinician' ? (
            <Retirement here={here} isRetired={retiredAt !== null} what="guide" />
          ) : null}
          {versions.length > 1 ? (
            <section>
              <h2 className="text-[1.125rem] font-bold">Versions</h2>
              <ul>
                {versions.map((one) => (
                  <li key={one.versionId}>
                    {one.versionId === versionId ? (
                      <b>Version {one.version}</b>
                    ) : (
                      <Link href={`/library/guides/${one.versionId}`} prefetch={false}>
                        Version {one.version}
                      </Link>
                    )}
                    , {dateWords(one.publishedAt, timeZone)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {leadsTo.length > 0 ? (
            <section>
              <h2 className="text-[1.125rem] font-bold">Leads to</h2>
              <ul>
                {leadsTo.map(({ href, title }) => (
                  <li key={href} className="py-0.5">
                    <Link href={href} prefetch={false}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </ClinicShell>
  )
}
