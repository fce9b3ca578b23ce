import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AnswerList } from '@/components/questionnaire/answer-list'
import { answerWordsIn, spokenRows } from '@/components/questionnaire/spoken'
import { PatientShell } from '@/components/shell/patient-shell'
import { calendarDateWords, dayWords, timeWords } from '@/lib/platform/zoned-time'
import { opened, type Params, titled } from '../own-response'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await titled((await params).assignmentId, undefined)
  const t = await getTranslations('questionnaire.answers')
  return found ? { title: t('title', { title: found.response.title }) } : {}
}

export default async function AnswersPage({ params }: Params) {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, `${start}/answers`)
  const { completedAt, respondent } = response
  if (!response.closing) redirect(`${start}/check`)
  const [t, t_, shell, locale] = [
    await getTranslations('questionnaire.answers'),
    await getTranslations('questionnaire'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  const title = t('title', { title: response.title })
  return (
    <PatientShell signedIn clinic={clinic} back={{ href: '/home', label: shell('home') }}>
      <p className="hidden font-bold print:block">
        {actor.name}. {t('born', { date: calendarDateWords(response.birthDate, locale) })}
      </p>
      <h1 className="text-title font-bold">{title}</h1>
      <p className="measure mt-1">
        {completedAt
          ? t('sent', {
              day: dayWords(completedAt, clinic.timeZone, locale),
              time: timeWords(completedAt, clinic.timeZone, locale),
              who: t_(`by.${respondent ?? 'patient'}`, { name: actor.name }),
            })
          : t('notSent')}
      </p>
      <AnswerList rows={spokenRows(response.questionnaire, response.answers, words)} />
      <p className="measure mt-3">{t('change', { clinic: clinic.name, phone: clinic.phone })}</p>
    </PatientShell>
  )
}
