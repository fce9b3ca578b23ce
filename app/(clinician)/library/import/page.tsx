import type { Metadata } from 'next'
import { ImportForm } from '@/components/library/import-form'
import { ImportNotes } from '@/components/library/import-notes'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Bring in a questionnaire` }
}

export default async function ImportPage({ searchParams }: Props) {
  const actor = await pageActor(['clinician'], '/library/import')
  const params = await searchParams
  const { name } = await actorClinic(actor)
  const { values, errors } = await formState(params, actor.accountId)
  const linkIds = values('item')
  const problems = values('problem').map((sentence, at) => ({ linkId: linkIds[at] ?? '', sentence }))
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <BackLink href="/library">Library</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors)} />
      {params.said === 'gone' ? (
        <Notice look="clarify" saying title="The file is not here any more">
          <p>It waits for twelve hours after it was looked at. Choose it again. Nothing was stored.</p>
        </Notice>
      ) : null}
      <PageHeading
        title="Bring in a questionnaire"
        under="Questions that were made elsewhere, for your clinic’s patients alone."
      />
      <ImportForm error={errors.file} />
      {problems.length > 0 ? (
        <section className="mt-5 max-w-[960px]">
          <h2 className="mb-1 text-[1.125rem] font-bold">
            To correct in the file <span className="font-normal text-quiet">{problems.length}</span>
          </h2>
          <ImportNotes caption="What keeps the file from being used" lines={problems} />
        </section>
      ) : null}
    </ClinicShell>
  )
}
