import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import { environment } from '@/lib/platform/env'
import { type Language, languageOf } from '@/lib/platform/language'
import { type Mail, sendMail } from '@/lib/platform/mail'

const messages: Record<Language, typeof en> = { en, es }

type Told = { to: string; givenName: string; language: string; clinic: string; phone: string; home: string }

export type Mailed = {
  givenName: string
  email: string | null
  /** Null for somebody who has not accepted the invitation: they could not sign in to see it */
  account: { email: string; language: string } | null
}

/** Tells a patient that something waits for them. Whether a mail went out. */
export async function mailWaiting(
  clinic: { name: string; phone: string },
  { givenName, email, account }: Mailed,
): Promise<boolean> {
  const to = email ?? account?.email
  if (!to || !account) return false
  const { name, phone } = clinic
  const home = `${environment().APP_URL}/home`
  return (
    (await sendMail(
      waitingMail({ to, givenName, language: account.language, clinic: name, phone, home }),
    )) === 'sent'
  )
}

/** It names no thing and no reason: mail is read over shoulders */
function waitingMail({ to, language, ...words }: Told): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { to, subject: t('assignedSubject'), text: t('assignedText', words) }
}
