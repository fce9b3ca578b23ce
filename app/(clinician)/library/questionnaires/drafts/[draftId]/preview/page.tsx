import { getLocale, getTranslations } from 'next-intl/server'
import { AnswerList } from '@/components/questionnaire/answer-list'
import { drawPage } from '@/components/questionnaire/drawn-page'
import { answerWordsIn, inOrder, spokenRows } from '@/components/questionnaire/spoken'
import { TrialFindings } from '@/components/questionnaire-editor/trial-findings'
import { TrialForm } from '@/components/questionnaire-editor/trial-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { flagResponse } from '@/lib/flag/flag'
import { now } from '@/lib/platform/clock'
import { fieldName } from '@/lib/questionnaire/field-names'
import { nextInstanceId } from '@/lib/questionnaire/instance-patch'
import { inLanguage, languageOfWords } from '@/lib/questionnaire/translation'
import { END, trialPage } from '@/lib/questionnaire-draft/trial'
import { bandOf, scoreDefinitions } from '@/lib/score/definition'
import { scoreResponse } from '@/lib/score/score'
import { type DraftParams, openDraftPage } from '../open-draft'
import { keptTrial, languageIn } from './trial-params'

/** For rules that look at an age: a trial has no patient */
const AGE = 40

const text = (one: string | string[] | undefined) => (typeof one === 'string' ? one : undefined)

/** A draft as the patient sees it, to be tried with throw-away answers: stands in a frame of a phone's size */
export default async function Preview({ params, searchParams }: DraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here } = await openDraftPage(draftId, '/preview')
  const language = languageIn(search.lang)
  const { answers, typed } = await keptTrial(search.kept, actor.accountId)
  const asked = inLanguage(opened.questionnaire, language)
  const isEnd = search.at === END
  const found = isEnd
    ? undefined
    : trialPage(asked, answers, { key: text(search.at), item: text(search.item) })
  const questionnaire = found?.questionnaire ?? asked
  const [t, locale] = [await getTranslations('questionnaire.page'), await getLocale()]
  const flags = flagResponse(questionnaire, answers, {
    ageYears: AGE,
    emergency: clinic.emergency,
    status: isEnd ? 'completed' : 'in-progress',
  })
  const definitions = new Map(scoreDefinitions(questionnaire).map((one) => [one.id, one]))
  const scores = scoreResponse(questionnaire, answers).map((score) => {
    const definition = definitions.get(score.id)
    const band = 'value' in score && definition ? bandOf(definition, score.value) : undefined
    return { ...score, band, max: definition?.max }
  })
  const errors = typed?.errors ?? {}
  const page = found?.page
  const query = new URLSearchParams({
    lang: language,
    ...(text(search.kept) && { kept: text(search.kept) ?? '' }),
  })
  if (page) query.set('at', page.key)
  return (
    <div lang={language} className="mx-auto max-w-[704px] px-2 pb-4">
      <title>{`Preview of ${questionnaire.title ?? ''}`}</title>
      <section aria-label="The patient’s page" className="pt-3">
        {found?.isOutside ? (
          <p className="mb-2 border-l-8 border-clarify bg-clarify-wash p-1 text-small" lang="en">
            Asked only sometimes. Shown here for you.
          </p>
        ) : null}
        {page ? (
          <>
            <ErrorSummary
              title={t('errorSummary')}
              problems={inOrder(
                problemsOf(errors),
                page.items.map(({ item }) => fieldName(item.linkId)),
              )}
            />
            <p className="mt-1 mb-2 text-quiet">
              {page.sections.length > 0 ? `${page.sections.join(' – ')}: ` : ''}
              {t('progress', { at: found.at, total: found.of })}
            </p>
            <TrialForm
              key={`${page.key} ${text(search.kept)}`}
              action={`${here}/preview/answer?${query}`}
              page={page}
              isFirst={found.at === 1}
              drawn={drawPage(questionnaire, page, {
                answers,
                typed: Object.keys(errors).length > 0 ? typed?.fields : undefined,
                errors,
                urgent: flags.flatMap(({ patientWords, citations }) =>
                  patientWords === undefined
                    ? []
                    : citations.flatMap(({ linkId }) =>
                        linkId === null ? [] : { linkId, words: patientWords },
                      ),
                ),
                nextId: nextInstanceId(questionnaire, answers, now()),
              })}
            />
          </>
        ) : isEnd ? (
          <>
            <h1 className="text-lead font-bold">{(await getTranslations('questionnaire.check'))('title')}</h1>
            <AnswerList
              language={languageOfWords(questionnaire)}
              rows={spokenRows(
                questionnaire,
                answers,
                answerWordsIn(await getTranslations('questionnaire.answer'), locale),
              )}
              changeAt={(row) =>
                row.pageKey
                  ? `${here}/preview?${new URLSearchParams({ ...Object.fromEntries(query), at: row.pageKey })}`
                  : undefined
              }
            />
          </>
        ) : (
          <Notice title="Nothing is asked yet">
            <p>Add a question, and it shows here.</p>
          </Notice>
        )}
      </section>
      <TrialFindings scores={scores} flags={flags} again={`${here}/preview?lang=${language}`} age={AGE} />
    </div>
  )
}
