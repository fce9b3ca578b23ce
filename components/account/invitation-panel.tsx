import { Button } from '@/components/ui/button'
import { StatusWord } from '@/components/ui/status-word'
import { HandedLink } from './handed-link'

type State = 'open' | 'accepted' | 'withdrawn' | 'burnt' | 'expired'

type Props = {
  patient: { id: string; name: string; email: string | null; hasAccount: boolean }
  invitation: { id: string; email: string; state: State; sentAt: string; expiresAt: string } | null
  /** Just made, and no mail went out */
  link: string | null
  problem: string | null
}

/** Whether the patient can sign in, and the way there. Dates come in words. */
export function InvitationPanel({ patient, invitation, link, problem }: Props) {
  if (patient.hasAccount)
    return <p>Signs in with {invitation?.email ?? patient.email ?? 'their own address'}.</p>
  return (
    <div>
      {problem ? (
        <p role="alert" className="font-semibold text-urgent">
          {problem}
        </p>
      ) : null}
      {link ? <HandedLink link={link} to={patient.name} /> : null}
      <p>{invitation ? <Line {...invitation} /> : <StatusWord state="open">Not invited yet</StatusWord>}</p>
      <div className="mt-1 flex flex-wrap gap-1">
        {patient.email ? (
          <form method="post" action={`/patients/${patient.id}/invite`}>
            <Button size="clinic" look="secondary">
              {invitation ? 'Send a new invitation' : `Invite ${patient.email}`}
            </Button>
          </form>
        ) : (
          <p className="text-quiet">Add an email address to invite them.</p>
        )}
        {invitation?.state === 'open' ? (
          <form method="post" action={`/patients/${patient.id}/withdraw-invitation`}>
            <input type="hidden" name="invitationId" value={invitation.id} />
            <Button size="clinic" look="plain">
              Withdraw it
            </Button>
          </form>
        ) : null}
      </div>
    </div>
  )
}

function Line({
  state,
  email,
  sentAt,
  expiresAt,
}: {
  state: State
  email: string
  sentAt: string
  expiresAt: string
}) {
  if (state === 'open')
    return (
      <>
        <StatusWord state="partly">Invited</StatusWord> {sentAt} at {email}; the link works until {expiresAt}.
      </>
    )
  if (state === 'expired') return <StatusWord state="clarify">The invitation ran out {expiresAt}</StatusWord>
  if (state === 'burnt')
    return <StatusWord state="clarify">A wrong birth date was given five times; the link is burnt</StatusWord>
  return <StatusWord state="open">The invitation was withdrawn</StatusWord>
}
