import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { drawPage } from '@/components/questionnaire/drawn-page'
import { FORM_ID, QuestionForm } from '@/components/questionnaire/question-form'
import { inOrder } from '@/components/questionnaire/spoken'
import { ToldChanges } from '@/components/questionnaire/told-changes'
import { PatientShell } from '@/components/shell/patient-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { now } from '@/lib/platform/clock'
import { momentWords } from '@/lib/platform/zoned-time'
import { fieldName } from '@/lib/questionnaire/field-names'
import { nextInstanceId } from '@/lib/questionnaire/instance-patch'
import { journey } from '@/lib/questionnaire/journey'
import { urgentByQuestion, urgentOnPage } from '@/lib/questionnaire-response/urgent'
import { keptKeyOf } from '../../../kept-key'
import { lastTimeOf } from '../last-time'
import { one, openedDraft, pageTitle, type Search, typedInto } from '../own-response'
import { postedNumber } from '../posted-number'
import { told } from '../told'

type Props = Search & { params: Promise<{ assignmentId: string; pageKey: string }> }

export const generateMetadata = ({ params, searchParams }: Props): Promise<Metadata> =>
  pageTitle(params, searchParams)

export default async function QuestionPage({ params, searchParams }: Props) {
  const { assignmentId, pageKey } = await params
  const search = await searchParams
  const fromCheck = one(search.return) === 'check'
  const start = `/questions/${assignmentId}`
  const here = `${start}/${pageKey}${fromCheck ? '?return=check' : ''}`
  const { actor, clinic, response } = await openedDraft(assignmentId, here)
  const path = journey(response.questionnaire, response.answers)
  const at = path.pages.findIndex((page) => page.key === pageKey)
  const page = path.pages[at]
  if (!page) redirect(`${start}/${path.resumeAt ?? 'check'}`)
  const typed = await typedInto(one(search.again), actor.accountId)
  const errors = typed?.errors ?? {}
  const problems = inOrder(
    problemsOf(errors),
    page.items.map(({ item }) => fieldName(item.linkId)),
  )
  const [t, shell, locale] = [
    await getTranslations('questionnaire.page'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const { timeZone } = clinic
  return (
    <PatientShell who={actor} clinic={clinic}>
      <button
        type="submit"
        form={FORM_ID}
        name="go"
        value="back"
        className="-mt-2 inline-flex min-h-[48px] cursor-pointer items-center gap-0.5 text-accent underline underline-offset-4"
      >
        <span aria-hidden="true">‹</span>
        {shell('back')}
      </button>
      <div data-once>
        <ErrorSummary title={t('errorSummary')} problems={problems} />
        <ToldChanges changes={await told(actor, response, search, timeZone)} />
        {one(search.more) && !typed ? <Notice saying>{t('more')}</Notice> : null}
      </div>
      <p className="mt-1 mb-2 text-quiet" data-progress={at + 1}>
        {page.sections.length > 0 ? `${page.sections.join(' – ')}: ` : ''}
        {t('progress', { at: at + 1, total: path.pages.length })}
      </p>
      <QuestionForm
        key={`${pageKey} ${response.revision}`}
        action={`${start}/${pageKey}/save${fromCheck ? '?return=check' : ''}`}
        page={page}
        drawn={drawPage(response.questionnaire, page, {
          answers: response.answers,
          typed: typed?.fields,
          errors,
          urgent: urgentByQuestion(urgentOnPage(response, now(), pageKey)),
          lastTime: await lastTimeOf(actor, response, page, timeZone),
          nextId: nextInstanceId(response.questionnaire, response.answers, now()),
        })}
        revision={typedRevision(typed?.fields.revision?.[0], response.revision)}
        savedTime={response.savedAt ? momentWords(response.savedAt, now(), timeZone, locale) : undefined}
        began={typed ? (Object.keys(errors).some(Boolean) ? 'wrong' : 'unsaved') : 'saved'}
        fromCheck={fromCheck}
        keptKey={keptKeyOf(actor, assignmentId)}
        ahead={fromCheck ? undefined : `${start}/ahead/${pageKey}`}
      />
    </PatientShell>
  )
}

/** What was typed is based on the page it was typed into, not on what was saved elsewhere since */
const typedRevision = (text: string | undefined, current: number): number =>
  Math.min(postedNumber(text) ?? current, current)
