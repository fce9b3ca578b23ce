import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AnswerList } from '@/components/questionnaire/answer-list'
import { answerWordsIn, inOrder, spokenRows } from '@/components/questionnaire/spoken'
import { ToldChanges } from '@/components/questionnaire/told-changes'
import { UrgentNotice } from '@/components/questionnaire/urgent-notice'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { now } from '@/lib/platform/clock'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import { fieldName } from '@/lib/questionnaire/field-names'
import { journey } from '@/lib/questionnaire/journey'
import { pageOf } from '@/lib/questionnaire/pages'
import { languageOfWords } from '@/lib/questionnaire/translation'
import { validate } from '@/lib/questionnaire/validate'
import { urgentFlags } from '@/lib/questionnaire-response/urgent'
import { Kept } from '../kept'
import { one, openedDraft, type Params, patientNameOf, type Search, titled, typedInto } from '../own-response'
import { told } from '../told'

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const found = await titled((await params).assignmentId, searchParams)
  const [t, shell] = [await getTranslations('questionnaire.check'), await getTranslations('shell')]
  return { title: found?.hasProblems ? shell('errorTitle', { title: t('title') }) : t('title') }
}

export default async function CheckPage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const search = await searchParams
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await openedDraft(assignmentId, `${start}/check`)
  const { questionnaire, answers, visit, respondent } = response
  const typed = await typedInto(one(search.again), actor.accountId)
  const [t, t_, shell, locale] = [
    await getTranslations('questionnaire.check'),
    await getTranslations('questionnaire'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  const rows = spokenRows(questionnaire, answers, words)
  const problems = inOrder(
    problemsOf(typed?.errors ?? {}),
    rows.map((row) => fieldName(row.linkId)),
  )
  const missing = validate(questionnaire, withoutDisabled(questionnaire, answers), 'completed').filter(
    (issue) => issue.code === 'required',
  )
  const lastPage = journey(questionnaire, answers).pages.at(-1)
  return (
    <PatientShell
      who={actor}
      clinic={clinic}
      back={{ href: lastPage ? `${start}/${lastPage.key}` : start, label: shell('back') }}
    >
      <Kept actor={actor} assignmentId={assignmentId} />
      <UrgentNotice flags={urgentFlags(response, now())} clinic={clinic} />
      {typed ? <ErrorSummary title={shell('problem')} problems={problems} /> : null}
      {one(search.changed) ? (
        <Notice look="clarify" saying>
          {t('changed')}
        </Notice>
      ) : null}
      <ToldChanges changes={await told(actor, response, search, clinic.timeZone)} />
      <h1 className="text-title font-bold">{t('title')}</h1>
      <p className="measure mt-1">{t('lead', { title: response.title })}</p>
      {missing[0] && !typed ? (
        <Notice look="clarify" title={t('open', { count: missing.length })}>
          <a
            href={`${start}/${pageOf(questionnaire, missing[0].linkId)}`}
            className="inline-flex min-h-[48px] items-center underline"
          >
            {t('goOn')}
          </a>
        </Notice>
      ) : null}
      <AnswerList
        language={languageOfWords(response.questionnaire)}
        rows={rows}
        errors={typed?.errors ?? {}}
        changeAt={(row) =>
          row.pageKey ? `${start}/${row.pageKey}?return=check#${fieldName(row.linkId)}` : undefined
        }
      />
      {respondent ? (
        <p className="grid grid-cols-[1fr_auto] gap-x-2 border-b border-rule py-1.5">
          <span className="text-quiet">{t('filledBy')}</span>
          <span className="col-start-1 font-semibold">
            {t_(`by.${respondent}`, { name: patientNameOf(actor) })}
          </span>
          <a
            href={`${start}?who=1`}
            className="col-start-2 row-span-2 row-start-1 -my-1.5 -me-1 self-start px-1 py-1.5 underline"
          >
            {t('change')}
          </a>
        </p>
      ) : null}
      <form method="post" action={`${start}/send`} className="mt-4">
        <input type="hidden" name="revision" value={response.revision} />
        <p id="send-hint" className="measure mb-2">
          {t('sendHint')}
        </p>
        <Button aria-describedby="send-hint">{t('send', { practitioner: visit.practitioner })}</Button>
      </form>
    </PatientShell>
  )
}
