import type { Metadata } from 'next'
import { DraftSaid } from '@/components/library/draft-said'
import { type DraftRowLine, DraftTable } from '@/components/library/draft-table'
import { BeginForm } from '@/components/questionnaire-editor/begin-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'
import { libraryQuestionnaires } from '@/lib/questionnaire/library-queries'
import { drafts } from '@/lib/questionnaire-draft/queries'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Questionnaires being written` }
}

export default async function Drafts({ searchParams }: Props) {
  const actor = await pageActor(['clinician'], '/library/questionnaires/drafts')
  const params = await searchParams
  const { name, timeZone } = await actorClinic(actor)
  const { value, errors } = await formState(params, actor.accountId)
  const lines = (await drafts(actor)).map(
    ({ changedAt, ...one }): DraftRowLine => ({
      ...one,
      changed: `${dateWords(changedAt, timeZone)}, ${timeWords(changedAt, timeZone)}`,
    }),
  )
  const shelf = (await libraryQuestionnaires(actor)).map(({ versionId, title, version }) => ({
    value: versionId,
    label: `${title} (version ${version})`,
  }))
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <BackLink href="/library">Library</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors)} />
      <DraftSaid code={params.said} />
      <PageHeading
        title="Questionnaires being written"
        under="Only your clinic sees them. Patients see nothing before it is published and assigned."
      />
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div>
          <DraftTable lines={lines} what="questionnaire" />
        </div>
        <BeginForm shelf={shelf} title={value('title')} error={errors.title} />
      </div>
    </ClinicShell>
  )
}
