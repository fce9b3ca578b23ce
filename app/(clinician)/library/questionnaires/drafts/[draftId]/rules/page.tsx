import { ToDo } from '@/components/questionnaire-editor/blocker-list'
import { DraftBar } from '@/components/questionnaire-editor/draft-bar'
import type { EditorFields } from '@/components/questionnaire-editor/editor-fields'
import { FlagForm } from '@/components/questionnaire-editor/flag-form'
import { RulePane } from '@/components/questionnaire-editor/rule-pane'
import { ScoreForm } from '@/components/questionnaire-editor/score-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { problemsOf } from '@/components/ui/problem'
import { formState } from '@/lib/platform/page-params'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { askableBefore } from '@/lib/questionnaire-draft/askable'
import { draftBlockers } from '@/lib/questionnaire-draft/blocker'
import { fieldsOfFlag, isFlagByHand } from '@/lib/questionnaire-draft/flag-edit'
import { countableIn, flagRows, scoreRows } from '@/lib/questionnaire-draft/rule-rows'
import { fieldsOfScore, isByHand, ruleFingerprint } from '@/lib/questionnaire-draft/score-edit'
import { type DraftParams, openDraftPage } from '../open-draft'

/** The figures that are worked out from the answers, and what raises a flag */
export default async function RulesPage({ params, searchParams }: DraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here, under, last } = await openDraftPage(draftId, '/rules')
  const { questionnaire, revision } = opened
  const { again, value, values, errors } = await formState(search, actor.accountId)
  const kind = value('form') === 'flag' || search.flag !== undefined ? 'flag' : 'score'
  const asked = search[kind] ?? (again ? value('id') : undefined)
  const id = typeof asked === 'string' ? asked : null
  const stored =
    id === null ? {} : kind === 'flag' ? fieldsOfFlag(questionnaire, id) : fieldsOfScore(questionnaire, id)
  const fields: EditorFields = {
    values: again ? values : (name) => stored[name] ?? [],
    errors: again ? errors : {},
  }
  const blockers = draftBlockers(questionnaire)
  const blocked = new Set(blockers.flatMap(({ rule }) => (rule ? `${rule.kind} ${rule.id}` : [])))
  const scores = scoreRows(questionnaire, blocked)
  const problems = problemsOf(errors)
  const title = questionnaire.title ?? ''
  const url = kind === 'flag' ? extensionUrl.flag : extensionUrl.score
  const shared = {
    ...{ here, id: id ?? '', fields, revision },
    was: ruleFingerprint(questionnaire, url, id ?? ''),
  }
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}Scores and flags – ${title}`}</title>
      <ErrorSummary title="Not saved yet" problems={problems} />
      <DraftBar here={here} title={title} under={under} tab="rules" last={last} />
      <div className="grid gap-x-4 gap-y-3 lg:grid-cols-[340px_minmax(0,1fr)]">
        <div className={id === null ? '' : 'max-lg:order-last'}>
          <RulePane
            here={here}
            scores={scores}
            flags={flagRows(questionnaire, blocked)}
            chosen={id === null ? null : { kind, id }}
          />
        </div>
        <section className="min-w-0 max-w-[760px]">
          {id === null ? (
            <p className="measure text-quiet">
              A score adds up what answers count, or takes their mean. A flag brings an answer or a score to
              the clinician’s attention. Pick one on the left, or begin a new one.
            </p>
          ) : (
            <>
              <h2 className="mb-1 text-[1.125rem] font-bold">
                {id === ''
                  ? kind === 'flag'
                    ? 'New flag'
                    : 'New score'
                  : kind === 'flag'
                    ? 'Flag'
                    : 'Score'}
              </h2>
              <ToDo blockers={blockers.filter(({ rule }) => rule?.kind === kind && rule.id === id)} />
              {kind === 'flag' ? (
                <FlagForm
                  key={`${id} ${revision} ${again}`}
                  {...shared}
                  askable={askableBefore(questionnaire, null).filter((one) => one.canRaise)}
                  scores={scores.map((one) => ({ value: one.id, label: one.words }))}
                  isByHand={isFlagByHand(questionnaire, id)}
                />
              ) : (
                <ScoreForm
                  key={`${id} ${revision} ${again}`}
                  {...shared}
                  countable={countableIn(questionnaire)}
                  isByHand={isByHand(questionnaire, id)}
                />
              )}
            </>
          )}
        </section>
      </div>
    </ClinicShell>
  )
}
