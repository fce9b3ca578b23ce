import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import { type Language, languageOf } from '@/lib/platform/language'
import type { Mail } from '@/lib/platform/mail'

const messages: Record<Language, typeof en> = { en }

type Told = { to: string; givenName: string; language: string; clinic: string; phone: string; home: string }

/** Tells a patient that something waits for them. It names no thing and no reason: mail is read over shoulders. */
export function assignedMail({ to, language, ...words }: Told): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { to, subject: t('assignedSubject'), text: t('assignedText', words) }
}
