import { Button } from '@/components/ui/button'
import { StatusWord } from '@/components/ui/status-word'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

type Member = {
  id: string
  name: string
  email: string
  role: string
  active: boolean
  lastSeen: Date | null
}
type Invited = { id: string; name: string; email: string; role: string; state: string; expiresAt: Date }

const head = 'border-b-2 border-ink py-1 pr-2 text-left font-semibold'
const cell = 'border-b border-rule py-1 pr-2 align-top'

/** The clinic's people: what they do, whether they can sign in, when they were last here */
export function MemberRows({
  members,
  self,
  zone,
}: {
  members: readonly Member[]
  self: string
  zone: string
}) {
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full min-w-[640px] border-collapse">
        <caption className="sr-only">People who can sign in</caption>
        <thead>
          <tr>
            <th className={head}>Name</th>
            <th className={head}>What they do</th>
            <th className={head}>State</th>
            <th className={head}>Last here</th>
            <th className={head}>
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <td className={cell}>
                <span className="font-semibold">{member.name}</span>
                <br />
                <span className="text-quiet">{member.email}</span>
              </td>
              <td className={`${cell} capitalize`}>{member.role}</td>
              <td className={cell}>
                <StatusWord state={member.active ? 'done' : 'open'}>
                  {member.active ? 'Can sign in' : 'Deactivated'}
                </StatusWord>
              </td>
              <td className={cell}>
                {member.lastSeen
                  ? `${dateWords(member.lastSeen, zone)}, ${timeWords(member.lastSeen, zone)}`
                  : 'Not signed in now'}
              </td>
              <td className={cell}>
                {member.id === self ? (
                  'This is you'
                ) : (
                  <form
                    method="post"
                    action={`/accounts/${member.id}/${member.active ? 'deactivate' : 'reactivate'}`}
                  >
                    <Button size="clinic" look={member.active ? 'warning' : 'secondary'}>
                      {member.active ? 'Deactivate' : 'Reactivate'}{' '}
                      <span className="sr-only">{member.name}</span>
                    </Button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const states: Record<string, string> = {
  open: 'Link works until',
  expired: 'Ran out',
  burnt: 'Burnt; invite again. It ended',
}

export function InvitedRows({ invited, zone }: { invited: readonly Invited[]; zone: string }) {
  if (invited.length === 0) return null
  return (
    <>
      <h2 className="mt-5 text-lead font-bold">Invited, not here yet</h2>
      <ul className="mt-1">
        {invited.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-2 border-b border-rule py-1">
            <span className="font-semibold">{one.name}</span>
            <span className="text-quiet">{one.email}</span>
            <span>
              {states[one.state] ?? ''} {dateWords(one.expiresAt, zone)}
            </span>
            <form method="post" action={`/accounts/invitations/${one.id}/withdraw`} className="ml-auto">
              <Button size="clinic" look="plain">
                Withdraw <span className="sr-only">the invitation of {one.name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
