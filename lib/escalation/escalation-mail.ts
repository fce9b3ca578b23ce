import type { Mail } from '@/lib/platform/mail'

type Waiting = { to: string; clinic: string; link: string; count: number; isLast: boolean }

/** Names no patient and no answer, and says nothing about health: only that something waits, and where */
export const escalationMail = ({ to, clinic, link, count, isLast }: Waiting): Mail => ({
  to,
  subject: `${clinic}: something has waited too long`,
  text: `${count === 1 ? 'Something' : `${count} things`} in the portal of ${clinic} ${count === 1 ? 'has' : 'have'} waited longer than the clinic allows, and nobody has acknowledged ${count === 1 ? 'it' : 'them'}.

${isLast ? 'Everybody on call was told before you. Please see that a clinician looks at the list of visits:' : 'You are on call. Sign in and look at the list of visits:'}

${link}

You are told once. What is still not acknowledged goes on to the next person.`,
})
