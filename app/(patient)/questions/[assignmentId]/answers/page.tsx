import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AnswerList } from '@/components/questionnaire/answer-list'
import { answerWordsIn, spokenRows } from '@/components/questionnaire/spoken'
import { UnsentChange } from '@/components/questionnaire/unsent-change'
import { UrgentNotice } from '@/components/questionnaire/urgent-notice'
import { PatientShell } from '@/components/shell/patient-shell'
import { Notice } from '@/components/ui/notice'
import { now } from '@/lib/platform/clock'
import { calendarDateWords, dayWords, timeWords } from '@/lib/platform/zoned-time'
import { type AnswerRow, answerWords } from '@/lib/questionnaire/answer-words'
import { fieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import { languageOfWords } from '@/lib/questionnaire/translation'
import { urgentFlags } from '@/lib/questionnaire-response/urgent'
import { keptKeyOf } from '../../../kept-key'
import { Kept } from '../kept'
import { opened, type Params, patientNameOf, type Search, titled } from '../own-response'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await titled((await params).assignmentId, undefined)
  const t = await getTranslations('questionnaire.answers')
  return found ? { title: t('title', { title: found.response.title }) } : {}
}

export default async function AnswersPage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const { changed } = await searchParams
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, `${start}/answers`)
  const { completedAt, respondent, corrections, isCorrectable, questionnaire } = response
  if (!response.closing) redirect(`${start}/check`)
  const [t, t_, shell, locale] = [
    await getTranslations('questionnaire.answers'),
    await getTranslations('questionnaire'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  const said = (at: Date) => ({
    day: dayWords(at, clinic.timeZone, locale),
    time: timeWords(at, clinic.timeZone, locale),
  })
  const notes = ({ linkId }: AnswerRow) =>
    corrections.flatMap(({ at, reason, changes }) =>
      changes.flatMap((change) => {
        const item = change.linkId === linkId ? itemOf(questionnaire, linkId) : undefined
        if (!item) return []
        const before = answerWords(item, change.before ?? undefined, words)
        return `${t('corrected', { ...said(at), before })}\n${t('reason', { reason })}`
      }),
    )
  const last = corrections[0]
  const title = t('title', { title: response.title })
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/home', label: shell('home') }}>
      <Kept actor={actor} assignmentId={assignmentId} />
      <p className="hidden font-bold print:block">
        {patientNameOf(actor)}. {t('born', { date: calendarDateWords(response.birthDate, locale) })}
      </p>
      <UrgentNotice flags={completedAt ? urgentFlags(response, now()) : []} clinic={clinic} />
      {changed && last ? (
        <Notice title={t('done')} saying>
          <p>{t('doneText', { practitioner: response.visit.practitioner })}</p>
        </Notice>
      ) : null}
      {completedAt ? (
        <UnsentChange
          keptKey={keptKeyOf(actor, `change-${assignmentId}`)}
          change={`${start}/change`}
          isOver={!isCorrectable}
          words={{ title: t('unsent'), goOn: t('goOn'), giveUp: t('giveUp') }}
        />
      ) : null}
      <h1 className="text-title font-bold">{title}</h1>
      <p className="measure mt-1">
        {completedAt
          ? t('sent', {
              ...said(completedAt),
              who: t_(`by.${respondent ?? 'patient'}`, { name: patientNameOf(actor) }),
            })
          : t('notSent')}
        {last ? ` ${t('corrections', said(last.at))}` : ''}
      </p>
      {isCorrectable ? <p className="measure mt-1 print:hidden">{t('correct')}</p> : null}
      <AnswerList
        language={languageOfWords(response.questionnaire)}
        rows={spokenRows(questionnaire, response.answers, words)}
        notes={notes}
        changeAt={({ pageKey, linkId }) =>
          isCorrectable && pageKey && itemOf(questionnaire, linkId)?.type !== 'attachment'
            ? `${start}/change/${pageKey}#${fieldName(linkId)}`
            : undefined
        }
      />
      <p className="measure mt-3">{t('change', { clinic: clinic.name, phone: clinic.phone })}</p>
    </PatientShell>
  )
}
