import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import { type Language, languageOf } from '@/lib/platform/language'
import type { Mail } from '@/lib/platform/mail'
import { calendarDateWords } from '@/lib/platform/zoned-time'

const messages: Record<Language, typeof en> = { en, es }

type Erased = {
  to: string
  language: string
  clinic: string
  phone: string
  /** Null where all of it is gone */
  keptUntil: Date | null
}

/** To the address that has just been erased. It says nothing about health and names nobody. */
export function erasedMail({ to, language, keptUntil, clinic, phone }: Erased): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return {
    to,
    subject: t('erasedSubject', { clinic }),
    text: keptUntil
      ? t('closedText', { clinic, phone, day: calendarDateWords(keptUntil, locale) })
      : t('erasedText', { clinic, phone }),
  }
}

/** To the clinic's administrators: that somebody asked, and where to see who */
export const erasureAskedMail = ({
  to,
  clinic,
  link,
}: {
  to: string
  clinic: string
  link: string
}): Mail => ({
  to,
  subject: `${clinic}: an erasure was asked for`,
  text: `Somebody asked for the erasure of a record in the portal of ${clinic}. Who it is stands only in the portal:

${link}

Many laws give a month to answer. The page shows what would go and what has to be kept.`,
})
