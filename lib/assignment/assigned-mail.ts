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
  /** Parents and carers who act for them */
  carers: readonly { name: string; email: string; language: string }[]
}

/** Tells a patient, and who acts for them, that something waits. Whether a mail went out. */
export async function mailWaiting(
  clinic: { name: string; phone: string },
  { givenName, email, account, carers }: Mailed,
): Promise<boolean> {
  const { name: clinicName, phone } = clinic
  const words = { clinic: clinicName, phone, home: `${environment().APP_URL}/home` }
  const patient = account
    ? [{ to: email ?? account.email, givenName, language: account.language, ...words }]
    : []
  const others = carers.map(({ name, language, email: to }) => ({ to, givenName: name, language, ...words }))
  const posted = await Promise.all([...patient, ...others].map((told) => sendMail(waitingMail(told))))
  return posted.includes('sent')
}

/** It names no thing and no reason: mail is read over shoulders */
function waitingMail({ to, language, ...words }: Told): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { to, subject: t('assignedSubject'), text: t('assignedText', words) }
}
