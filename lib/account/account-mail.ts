import type { Mail } from '@/lib/platform/mail'

/** Mails about accounts. No subject and no text says anything about health or names who treats whom. */

type Invited = { to: string; name: string; clinic: string; phone: string; link: string; days: number }

export const invitationMail = ({ to, name, clinic, phone, link, days }: Invited): Mail => ({
  to,
  subject: `${clinic} invites you to its portal`,
  text: `Hello ${name},

${clinic} uses a portal to get ready for visits. Choose your password here:

${link}

The link works once, for ${days} days. If it has run out, call ${clinic} on ${phone} and ask for a new one.

If you did not expect this message, you can ignore it.`,
})

export const resetMail = ({ to, link, minutes }: { to: string; link: string; minutes: number }): Mail => ({
  to,
  subject: 'Choose a new password',
  text: `Somebody asked for a new password for the portal account with this address. If it was you, choose it here:

${link}

The link works once, for ${minutes} minutes. If it was not you, do nothing: your password stays as it is.`,
})

export const passwordChangedMail = ({
  to,
  clinic,
  phone,
}: {
  to: string
  clinic: string
  phone: string
}): Mail => ({
  to,
  subject: 'Your password was changed',
  text: `The password of your portal account was changed just now, and it was signed out everywhere else.

If it was not you, call ${clinic} on ${phone}.`,
})

type Told = { to: string; clinic: string; phone: string }

export const factorSetUpMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'A second factor was set up',
  text: `Signing in to your portal account now needs a code from the app that was set up just now. It was signed out everywhere else.

If it was not you, call ${clinic} on ${phone}.`,
})

export const recoveryUsedMail = ({ to, clinic, phone, left }: Told & { left: number }): Mail => ({
  to,
  subject: 'A recovery code was used',
  text: `Somebody signed in to your portal account with one of your recovery codes just now. ${left} of them are left.

If it was you and your phone is lost, set up another app under your name in the portal. If it was not you, call ${clinic} on ${phone}.`,
})

export const factorRemovedMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'Your second factor was taken away',
  text: `The second factor of your portal account was taken away just now, and it was signed out everywhere. You are asked to set up another one when you next sign in.

If you did not ask for this, call ${clinic} on ${phone}.`,
})

export const passkeyAddedMail = ({ to, clinic, phone }: Told): Mail => ({
  to,
  subject: 'A passkey was added',
  text: `A passkey was added to your portal account just now: its device signs in without your password.

If it was not you, remove it under your name in the portal, change your password, and call ${clinic} on ${phone}.`,
})
