import type { Mail } from '@/lib/platform/mail'

type Told = { to: string; clinic: string; who: string; from: string; link: string }

/** To an administrator of the patient's clinic. Mail is read over shoulders: it names who reads, not whose record it is. */
export const emergencyMail = ({ to, clinic, who, from, link }: Told): Mail => ({
  to,
  subject: `${clinic}: a record was opened in an emergency`,
  text: `${who} of ${from} has opened the record of a patient of ${clinic} in an emergency. They can read it for an hour.

Sign in to see whose record it is and the reason they gave. If it does not look right to you, call ${from}:

${link}`,
})
