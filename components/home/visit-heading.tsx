import { useTranslations } from 'next-intl'
import type { OwnVisit } from '@/lib/assignment/own-visit'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'

export type HomeClinic = { name: string; phone: string; timeZone: string }

type Props = { visit: OwnVisit; clinic: HomeClinic; locale: string; level: 'h1' | 'h2' }

/** When, what time, with whom: the day is the largest thing on the page */
export function VisitHeading({ visit, clinic, locale, level: Heading }: Props) {
  const t = useTranslations('home')
  const { startsAt, practitioner, reason, isCancelled } = visit
  const struck = isCancelled ? 'line-through decoration-2' : ''
  return (
    <div>
      <Heading className="text-title font-bold text-balance first-letter:uppercase">
        <span className={struck}>{dayWords(startsAt, clinic.timeZone, locale)}</span>
        <span className={`block tabular-nums ${struck}`}>{timeWords(startsAt, clinic.timeZone, locale)}</span>
      </Heading>
      <p className="mt-1">{t('visitWith', { practitioner, clinic: clinic.name })}</p>
      {reason ? <p className="text-quiet">{t('reason', { reason })}</p> : null}
      {isCancelled ? null : (
        <p className="text-quiet">{t('zone', { zone: zoneWords(clinic.timeZone, startsAt, locale) })}</p>
      )}
    </div>
  )
}

/** "Eastern Standard Time": said, because a patient may be travelling */
function zoneWords(timeZone: string, at: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    timeZoneName: 'long',
  }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
