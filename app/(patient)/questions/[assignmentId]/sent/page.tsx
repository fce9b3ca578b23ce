import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { OfferedParts } from '@/components/guide/offered-parts'
import { UrgentNotice } from '@/components/questionnaire/urgent-notice'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { now } from '@/lib/platform/clock'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'
import { unread } from '@/lib/questionnaire-response/offered-part'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { offeredParts } from '@/lib/questionnaire-response/reading-queries'
import { urgentFlags } from '@/lib/questionnaire-response/urgent'
import { Kept } from '../kept'
import { opened, type Params, titled } from '../own-response'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await titled((await params).assignmentId, undefined)
  const t = await getTranslations('questionnaire.sent')
  return found ? { title: t('title', { practitioner: found.response.visit.practitioner }) } : {}
}

/** What happens with the answers depends on where the visit is: nobody is told that it is ahead when it is not */
function nextOf({ visit, completedAt, isCorrectable }: OwnResponse, at: Date) {
  if (visit.isCancelled) return 'nextCancelled'
  if (at < visit.startsAt) return 'next'
  return isCorrectable && completedAt && completedAt >= visit.startsAt ? 'nextBegun' : 'nextPast'
}

export default async function SentPage({ params }: Params) {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, `${start}/sent`)
  const { completedAt, visit } = response
  if (!completedAt) redirect(start)
  const offered = await offeredParts(actor)
  const [t, next, shell, locale] = [
    await getTranslations('questionnaire.sent'),
    await getTranslations('guide.offered'),
    await getTranslations('shell'),
    await getLocale(),
  ]
  const { timeZone } = clinic
  const said = (at: Date) => ({ day: dayWords(at, timeZone, locale), time: timeWords(at, timeZone, locale) })
  const title = t('title', { practitioner: visit.practitioner })
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/home', label: shell('home') }}>
      <Kept actor={actor} assignmentId={assignmentId} />
      <UrgentNotice flags={urgentFlags(response, now())} clinic={clinic} />
      <h1 className="text-title font-bold">{title}</h1>
      <p className="measure mt-2 text-lead">{t('lead', { title: response.title, ...said(completedAt) })}</p>
      <h2 className="mt-4 text-lead font-bold">{t('nextTitle')}</h2>
      <p className="measure mt-1">
        {t(nextOf(response, now()), {
          ...{ practitioner: visit.practitioner, ...said(visit.startsAt) },
          ...{ clinic: clinic.name, phone: clinic.phone },
        })}
      </p>
      <p className="measure mt-2">{t('noWatch', { clinic: clinic.name, phone: clinic.phone })}</p>
      <OfferedParts title={next('title')} parts={unread(offered)} />
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink href="/home">{t('home')}</ButtonLink>
        <ButtonLink look="secondary" href={`${start}/answers`}>
          {t('read')}
        </ButtonLink>
      </div>
    </PatientShell>
  )
}
