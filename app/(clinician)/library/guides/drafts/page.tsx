import type { Metadata } from 'next'
import { BeginGuideForm } from '@/components/guide-editor/begin-guide-form'
import { DraftSaid } from '@/components/library/draft-said'
import { DraftTable } from '@/components/library/draft-table'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { libraryGuides } from '@/lib/guide/queries'
import { guideDrafts } from '@/lib/guide-draft/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Guides being written` }
}

export default async function GuideDrafts({ searchParams }: Props) {
  const actor = await pageActor(['clinician'], '/library/guides/drafts')
  const params = await searchParams
  const { name, timeZone } = await actorClinic(actor)
  const { value, errors } = await formState(params, actor.accountId)
  const lines = (await guideDrafts(actor)).map(({ changedAt, title, language, ...one }) => ({
    ...one,
    title: language === 'es' ? `${title} (Spanish)` : title,
    changed: `${dateWords(changedAt, timeZone)}, ${timeWords(changedAt, timeZone)}`,
  }))
  const shelf = (await libraryGuides(actor)).map(({ versionId, title, version, language }) => ({
    value: versionId,
    label: `${title} (${language === 'es' ? 'Spanish, ' : ''}version ${version})`,
  }))
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <BackLink href="/library">Library</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors)} />
      <DraftSaid code={params.said} />
      <PageHeading
        title="Guides being written"
        under="Only your clinic sees them. Patients see nothing before it is reviewed, published and assigned."
      />
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div>
          <DraftTable lines={lines} what="guide" />
        </div>
        <BeginGuideForm
          shelf={shelf}
          title={value('title')}
          language={value('language') || 'en'}
          error={errors.title}
        />
      </div>
    </ClinicShell>
  )
}
