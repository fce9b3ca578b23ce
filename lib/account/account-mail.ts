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
