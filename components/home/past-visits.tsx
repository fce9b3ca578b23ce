import { useTranslations } from 'next-intl'
import type { OwnVisit } from '@/lib/assignment/own-visit'
import { dateWords } from '@/lib/platform/zoned-time'
import { DoneRows } from './task-rows'
import type { HomeClinic } from './visit-heading'

type Props = { visits: readonly OwnVisit[]; clinic: HomeClinic; locale: string }

/** Visits that are over, latest first, each with what was sent for it */
export function PastVisits({ visits, clinic, locale }: Props) {
  const t = useTranslations('home')
  if (visits.length === 0) return null
  return (
    <section className="mt-6 border-t-2 border-ink pt-3">
      <h2 className="text-lead font-bold">{t('past')}</h2>
      {visits.map((visit) => {
        const done = visit.tasks.filter((task) => task.state === 'done')
        return (
          <div key={visit.appointmentId} className="mt-3">
            <h3 className="font-bold">
              {dateWords(visit.startsAt, clinic.timeZone, locale)}, {visit.practitioner}
            </h3>
            {visit.isCancelled ? <p className="text-quiet">{t('cancelled')}</p> : null}
            {done.length > 0 ? (
              <DoneRows tasks={done} timeZone={clinic.timeZone} locale={locale} />
            ) : (
              <p className="text-quiet">{t('nothingSent')}</p>
            )}
          </div>
        )
      })}
    </section>
  )
}
