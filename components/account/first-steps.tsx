import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

type Props = {
  people: {
    members: readonly { role: string; active: boolean }[]
    invited: readonly { role: string; state: string }[]
  } | null
}

/** For the administrator of a clinic that nobody can look after patients in yet: what comes next, until somebody can */
export function FirstSteps({ people }: Props) {
  if (!people || people.members.some(({ role, active }) => role === 'clinician' && active)) return null
  const isInvited = people.invited.some(({ role, state }) => role === 'clinician' && state === 'open')
  return (
    <Notice title="What comes next">
      <ol className="measure list-decimal ps-3">
        <li>
          {isInvited
            ? 'A clinician is invited. Visits can be booked with them once they have chosen a password.'
            : 'Invite a clinician below. Visits are booked with clinicians, and only they read answers.'}
        </li>
        <li>
          Then say{' '}
          <Link href="/on-call" prefetch={false}>
            when the clinic is open and who is on call
          </Link>
          .
        </li>
        <li>
          Check{' '}
          <Link href="/clinic" prefetch={false}>
            the numbers that patients are told to call
          </Link>{' '}
          and{' '}
          <Link href="/erasures#keeping" prefetch={false}>
            how long records are kept
          </Link>
          .
        </li>
      </ol>
    </Notice>
  )
}
