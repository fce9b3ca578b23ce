import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { UrgentNotice } from '@/components/questionnaire/urgent-notice'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { now } from '@/lib/platform/clock'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'
import { ownAssignedGuides } from '@/lib/questionnaire-response/queries'
import { suggestedGuides } from '@/lib/questionnaire-response/suggested-guides'
import { urgentFlags } from '@/lib/questionnaire-response/urgent'
import { Kept } from '../kept'
import { opened, type Params, titled } from '../own-response'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await titled((await params).assignmentId, undefined)
  const t = await getTranslations('questionnaire.sent')
  return found ? { title: t('title', { practitioner: found.response.visit.practitioner }) } : {}
}

export default async function SentPage({ params }: Params) {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, `${start}/sent`)
  const { completedAt, visit } = response
  if (!completedAt) redirect(start)
  const guides = await ownAssignedGuides(actor, { assignmentId, slugs: suggestedGuides(response) })
  const [t, t_, shell, locale] = [
    await getTranslations('questionnaire.sent'),
    await getTranslations('questionnaire'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const { timeZone } = clinic
  const said = (at: Date) => ({ day: dayWords(at, timeZone, locale), time: timeWords(at, timeZone, locale) })
  const title = t('title', { practitioner: visit.practitioner })
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/home', label: shell('home') }}>
      <Kept actor={actor} assignmentId={assignmentId} />
      <UrgentNotice flags={urgentFlags(response, clinic, now())} clinic={clinic} />
      <h1 className="text-title font-bold">{title}</h1>
      <p className="measure mt-2 text-lead">{t('lead', { title: response.title, ...said(completedAt) })}</p>
      <h2 className="mt-4 text-lead font-bold">{t('nextTitle')}</h2>
      <p className="measure mt-1">
        {t('next', { practitioner: visit.practitioner, ...said(visit.startsAt) })}
      </p>
      <p className="measure mt-2">{t('noWatch', { clinic: clinic.name, phone: clinic.phone })}</p>
      {guides.length > 0 ? (
        <>
          <h2 className="mt-4 text-lead font-bold">{t('suggested')}</h2>
          <ul className="mt-1">
            {guides.map((guide) => (
              <li key={guide.assignmentId}>
                <a
                  href={`/guides/${guide.assignmentId}`}
                  className="inline-flex min-h-[48px] items-center font-semibold underline"
                >
                  {guide.title}
                </a>{' '}
                <span className="text-quiet">{t_('minutes', { minutes: guide.minutes })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink href="/home">{t('home')}</ButtonLink>
        <ButtonLink look="secondary" href={`${start}/answers`}>
          {t('read')}
        </ButtonLink>
      </div>
    </PatientShell>
  )
}
