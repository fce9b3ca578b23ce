import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import type { Listener } from '@/lib/patient/listener-rows'
import { environment } from '@/lib/platform/env'
import { type Language, languageOf } from '@/lib/platform/language'
import type { Mail } from '@/lib/platform/mail'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'

const messages: Record<Language, typeof en> = { en, es }

type Visit = { clinic: string; phone: string; timeZone: string; startsAt: Date }

/** It names the visit and nothing that is to be done, and for a carer not for whom: mail is read over shoulders */
export function reminderMail({ to, name, language, isCarer }: Listener, visit: Visit): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  const { clinic, phone, timeZone, startsAt } = visit
  const text = t(isCarer ? 'reminderOthersText' : 'reminderText', {
    ...{ givenName: name, clinic, phone, home: `${environment().APP_URL}/home` },
    day: dayWords(startsAt, timeZone, locale),
    time: timeWords(startsAt, timeZone, locale),
  })
  return { to, subject: t('reminderSubject'), text }
}
