import { redirect } from 'next/navigation'
import { IMPORT_FIELDS, ImportReview } from '@/components/library/import-review'
import { OutlineList } from '@/components/library/outline-list'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { type FormState, formState, type PageParams } from '@/lib/platform/page-params'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { minutesFor } from '@/lib/questionnaire/minutes'
import { outlineOf } from '@/lib/questionnaire/outline'

type Props = { searchParams: Promise<PageParams> }

export default async function ImportReviewPage({ searchParams }: Props) {
  const actor = await pageActor(['clinician'], '/library/import/review')
  const params = await searchParams
  const { name } = await actorClinic(actor)
  const state = await formState(params, actor.accountId)
  const waiting = state.value('waiting') || String(params.again)
  const file = await waitingFile(state, waiting, actor.accountId)
  const checked = file ? checkLibraryFile(file) : null
  if (!checked?.ok) redirect('/library/import?said=gone')
  const { questionnaire, url, degraded } = checked
  const { title, version, copyright = '' } = questionnaire
  const minutes = minutesFor(questionnaire)
  const facts = [
    version ? `Version ${version}` : 'No version',
    minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`,
  ]
  const problems = problemsOf(state.errors, IMPORT_FIELDS)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}Before it is added`}</title>
      <BackLink href="/library/import">Choose another file</BackLink>
      <ErrorSummary title="There is a problem" problems={problems} />
      <PageHeading
        title={<bdi>{title}</bdi>}
        under={
          <>
            {facts.join(' · ')} · <span className="wrap-anywhere">{url}</span>
          </>
        }
      />
      <p className="mt-1 mb-3">It is not in the library yet. Look through it, then add it.</p>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <ImportReview
          waiting={waiting}
          copyright={copyright}
          differences={degraded.map(({ linkId, sentence }) => ({ linkId: linkId ?? '', sentence }))}
          value={(field) => state.value(field)}
          errors={state.errors}
        />
        <section className="min-w-0">
          <h2 className="mb-1 text-[1.125rem] font-bold">Questions, in their order</h2>
          <OutlineList lines={outlineOf(questionnaire)} />
        </section>
      </div>
    </ClinicShell>
  )
}

/** The file itself where it was just looked at, or the one that a form about it leads to */
async function waitingFile(state: FormState, waiting: string, accountId: string): Promise<string> {
  return state.value('json') || (await formState({ again: waiting }, accountId)).value('json')
}
