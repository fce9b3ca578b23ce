import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import { type Language, languageOf } from '@/lib/platform/language'
import type { Mail } from '@/lib/platform/mail'
import { calendarDateWords } from '@/lib/platform/zoned-time'
import type { Keeping } from './keeping'

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

type Declined = { to: string; language: string; clinic: string; phone: string; link: string }

/** To a patient whose wish was declined: that there is an answer, and where it stands. The reason stays in the portal. */
export function declinedMail({ to, language, ...words }: Declined): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { to, subject: t('declinedSubject', { clinic: words.clinic }), text: t('declinedText', words) }
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

type Kept = { to: string; clinic: string; who: string; before: Keeping; after: Keeping }

/** To every administrator of the clinic: how long records are kept was changed */
export const keepingChangedMail = ({ to, clinic, who, before, after }: Kept): Mail => ({
  to,
  subject: `${clinic}: how long records are kept was changed`,
  text: `${who} changed how long ${clinic} keeps what was relied on in its portal.

Years after the last visit: ${before.years}, now ${after.years}
For a child at least until the age of: ${before.untilAge}, now ${after.untilAge}

If this should not be, set it back under Erasure.`,
})
