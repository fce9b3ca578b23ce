import { createTranslator } from 'next-intl'
import en from '@/content/messages/en'
import es from '@/content/messages/es'
import { deviceWords } from '@/lib/platform/device-words'
import { type Language, languageOf } from '@/lib/platform/language'
import type { Mail } from '@/lib/platform/mail'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

/**
 * Mails about accounts, in the language of whoever gets them. No subject and no text says anything about health or names
 * who treats whom.
 */

const messages: Record<Language, typeof en> = { en, es }

function wordsIn(language: string) {
  const locale = languageOf(language)
  return createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
}

type Receiver = { to: string; language: string }

type Invited = Receiver & { name: string; clinic: string; phone: string; link: string; days: number }

export function invitationMail({ to, language, ...words }: Invited): Mail {
  const t = wordsIn(language)
  return { to, subject: t('invitationSubject', { clinic: words.clinic }), text: t('invitationText', words) }
}

/** To somebody with an account who can act for one more patient, who is not named */
export function carerAddedMail({ to, language, clinic }: Receiver & { clinic: string }): Mail {
  const t = wordsIn(language)
  return { to, subject: t('carerAddedSubject', { clinic }), text: t('carerAddedText', { clinic }) }
}

export function resetMail({ to, language, ...words }: Receiver & { link: string; minutes: number }): Mail {
  const t = wordsIn(language)
  return { to, subject: t('resetSubject'), text: t('resetText', words) }
}

export function passwordChangedMail({
  to,
  language,
  ...words
}: Receiver & { clinic: string; phone: string }): Mail {
  const t = wordsIn(language)
  return { to, subject: t('changedSubject'), text: t('changedText', words) }
}

export function confirmAddressMail({
  to,
  language,
  ...words
}: Receiver & { link: string; minutes: number }): Mail {
  const t = wordsIn(language)
  return { to, subject: t('addressSubject'), text: t('addressText', words) }
}

/** To the address that was left */
export function addressChangedMail({
  to,
  language,
  ...words
}: Receiver & { clinic: string; phone: string }): Mail {
  const t = wordsIn(language)
  return { to, subject: t('addressChangedSubject'), text: t('addressChangedText', words) }
}

type Met = Receiver & {
  clinic: { name: string; phone: string; timeZone: string }
  at: Date
  userAgent: string
}

/** Which browser, as far as it says, and when, by the clinic's clock */
export function newDeviceMail({ to, language, clinic, at, userAgent }: Met): Mail {
  const t = wordsIn(language)
  const words = {
    device: deviceWords(userAgent) ?? t('unknownDevice'),
    day: dateWords(at, clinic.timeZone, languageOf(language)),
    time: timeWords(at, clinic.timeZone, languageOf(language)),
    clinic: clinic.name,
    phone: clinic.phone,
  }
  return { to, subject: t('deviceSubject'), text: t('deviceText', words) }
}

/** Of the clinic's people, whose screens are in English */
type Told = { to: string; clinic: string; phone: string }

export const factorSetUpMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'A second step of signing in was set up',
  text: `Signing in to your portal account now needs a code from the app that was set up just now. It was signed out everywhere else.

If it was not you, call ${clinic} on ${phone}.`,
})

export const recoveryUsedMail = ({ to, clinic, phone, left }: Told & { left: number }): Mail => ({
  to,
  subject: 'A recovery code was used',
  text: `Somebody signed in to your portal account with one of your recovery codes just now. ${left > 1 ? `${left} of them are` : `${left === 1 ? 'One' : 'None'} of them is`} left.

If it was you and your phone is lost, set up another app under your name in the portal. If it was not you, call ${clinic} on ${phone}.`,
})

export const factorRemovedMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'Your second step of signing in was taken away',
  text: `The second step of signing in to your portal account was taken away just now, and it was signed out everywhere. You are asked to set up a new one when you next sign in.

If you did not ask for this, call ${clinic} on ${phone}.`,
})

export const passkeyAddedMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'A passkey was added',
  text: `A passkey was added to your portal account just now: its device signs in without your password.

If it was not you, remove it under your name in the portal, change your password, and call ${clinic} on ${phone}.`,
})
