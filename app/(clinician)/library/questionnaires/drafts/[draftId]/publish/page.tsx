import { Comparison } from '@/components/library/comparison'
import { OutlineList } from '@/components/library/outline-list'
import { BlockerList } from '@/components/questionnaire-editor/blocker-list'
import { DraftBar } from '@/components/questionnaire-editor/draft-bar'
import { PublishForm } from '@/components/questionnaire-editor/publish-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { problemsOf } from '@/components/ui/problem'
import { formState } from '@/lib/platform/page-params'
import { outlineOf } from '@/lib/questionnaire/outline'
import { blockersOf } from '@/lib/questionnaire-draft/blocker'
import { isNothing, newsOf, nothingNew } from '@/lib/questionnaire-draft/sameness'
import { versionAfter } from '@/lib/questionnaire-draft/version-label'
import { type DraftParams, openDraftPage } from '../open-draft'

/** What keeps a draft from being published, what would be new, and the button that publishes it */
export default async function PublishPage({ params, searchParams }: DraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here, under, last } = await openDraftPage(draftId, '/publish')
  const { value, errors } = await formState(search, actor.accountId)
  const { questionnaire, revision, newest, basis } = opened
  // a copy of what ships is told from what it was copied from
  const against = newest ?? basis
  const news = against && newsOf(against.questionnaire, questionnaire)
  const blockers = [
    ...blockersOf(questionnaire),
    ...(newest && news && isNothing(news) ? [nothingNew(newest.version)] : []),
  ]
  const problems = problemsOf(errors)
  const title = questionnaire.title ?? ''
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}Publish ${title}`}</title>
      <ErrorSummary title="Not published" problems={problems} />
      <DraftBar here={here} title={title} under={under} tab="publish" last={last} />
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="lg:order-last">
          {blockers.length > 0 ? (
            <BlockerList here={here} blockers={blockers} />
          ) : (
            <PublishForm
              here={here}
              revision={revision}
              version={versionAfter(newest?.version)}
              isNew={newest === null}
              reason={value('reason')}
              error={errors.reason}
            />
          )}
        </div>
        <div>
          <h2 className="text-[1.125rem] font-bold">
            {newest
              ? `What is new against version ${newest.version}`
              : basis
                ? `What is new against “${basis.title}”, version ${basis.version}`
                : 'What is asked'}
          </h2>
          {news ? <Comparison {...news} /> : <OutlineList lines={outlineOf(questionnaire)} />}
        </div>
      </div>
    </ClinicShell>
  )
}
