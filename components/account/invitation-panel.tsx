import { Button } from '@/components/ui/button'
import { StatusWord } from '@/components/ui/status-word'
import { shortDayWords, timeWords } from '@/lib/platform/zoned-time'
import { HandedLink } from './handed-link'

type State = 'open' | 'accepted' | 'withdrawn' | 'burnt' | 'expired'
type Invitation = { id: string; email: string; state: State; sentAt: Date; expiresAt: Date }

type Props = {
  patient: { id: string; givenName: string; email: string | null; hasAccount: boolean }
  invitation: Invitation | null
  zone: string
  /** Just made, and no mail went out */
  link: string | null
  problem: string | null
}

/** Whether the patient can sign in, and the way there. */
export function InvitationPanel({ patient, invitation, zone, link, problem }: Props) {
  if (patient.hasAccount) return <StatusWord state="done">Can sign in</StatusWord>
  const canInvite = patient.email !== null
  return (
    <div className="flex flex-col gap-1">
      {problem ? (
        <p role="alert" className="font-semibold text-urgent">
          {problem}
        </p>
      ) : null}
      {link ? <HandedLink link={link} to={patient.givenName} /> : null}
      {invitation ? (
        <Line invitation={invitation} zone={zone} />
      ) : (
        <StatusWord state="open">Not invited yet</StatusWord>
      )}
      <div className="flex flex-wrap items-center gap-1">
        {canInvite ? (
          <form method="post" action={`/patients/${patient.id}/invite`}>
            <Button size="clinic" look="secondary">
              {invitation ? 'Make a new invitation' : 'Invite to the portal'}
            </Button>
          </form>
        ) : (
          <p className="text-quiet">Add an email address to invite them.</p>
        )}
        {invitation?.state === 'open' ? (
          <form method="post" action={`/patients/${patient.id}/withdraw-invitation`}>
            <input type="hidden" name="invitationId" value={invitation.id} />
            <Button size="clinic" look="plain">
              Withdraw
            </Button>
          </form>
        ) : null}
      </div>
    </div>
  )
}

function Line({ invitation, zone }: { invitation: Invitation; zone: string }) {
  const { state, email, sentAt, expiresAt } = invitation
  const on = (at: Date) => `${shortDayWords(at, zone)}, ${timeWords(at, zone)}`
  if (state === 'open')
    return (
      <p>
        <StatusWord state="partly">Invited</StatusWord> as {email} on {on(sentAt)}. The link works until{' '}
        {on(expiresAt)}.
      </p>
    )
  if (state === 'expired')
    return <StatusWord state="clarify">The invitation ran out {on(expiresAt)}</StatusWord>
  if (state === 'burnt')
    return (
      <p>
        <StatusWord state="clarify">The link stopped working</StatusWord> after five wrong birth dates. Check
        the birth date above, then make a new one.
      </p>
    )
  return <StatusWord state="open">The invitation was withdrawn</StatusWord>
}
