import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import type { Listener } from '@/lib/patient/listener-rows'
import { environment } from '@/lib/platform/env'
import { type Language, languageOf } from '@/lib/platform/language'
import { type Mail, sendMail } from '@/lib/platform/mail'

const messages: Record<Language, typeof en> = { en, es }

/** Tells who signs in for a patient that something waits. Whether a mail went out. */
export async function mailWaiting(
  clinic: { name: string; phone: string },
  listeners: readonly Listener[],
): Promise<boolean> {
  const posted = await Promise.all(listeners.map((one) => sendMail(waitingMail(one, clinic))))
  return posted.includes('sent')
}

/** It names no thing and no reason: mail is read over shoulders */
function waitingMail({ to, language, name }: Listener, clinic: { name: string; phone: string }): Mail {
  const locale = languageOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  const text = t('assignedText', {
    ...{ givenName: name, clinic: clinic.name, phone: clinic.phone },
    home: `${environment().APP_URL}/home`,
  })
  return { to, subject: t('assignedSubject'), text }
}
