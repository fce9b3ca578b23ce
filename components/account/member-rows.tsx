import { Button } from '@/components/ui/button'
import { StatusWord } from '@/components/ui/status-word'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'
import { roleWords } from './role-words'

type Member = {
  id: string
  name: string
  email: string
  role: string
  active: boolean
  lastSeen: Date | null
  hasFactor: boolean
}
type Invited = { id: string; name: string; email: string; role: string; state: string; expiresAt: Date }

const columns = [
  { name: 'Name', width: 'w-[32%]' },
  { name: 'What they do', width: 'w-[14%]' },
  { name: 'State', width: 'w-[16%]' },
  { name: 'Last here' },
  { name: 'Change', width: 'w-[216px]' },
]

const invitedColumns = [
  { name: 'Name', width: 'w-[32%]' },
  { name: 'What they do', width: 'w-[14%]' },
  { name: 'Link' },
  { name: 'Change', width: 'w-[216px]' },
]

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
    <div className="mt-3">
      <Table caption="People who can sign in" columns={columns}>
        <tbody className="max-md:block">
          {members.map((member) => (
            <Row key={member.id}>
              <RowHead>
                <span className="font-semibold">{member.name}</span>
                <br />
                <span className="break-words text-quiet">{member.email}</span>
              </RowHead>
              <Cell>{roleWords(member.role)}</Cell>
              <Cell>
                <StatusWord state={member.active ? 'done' : 'open'}>
                  {member.active ? 'Can sign in' : 'Deactivated'}
                </StatusWord>
              </Cell>
              <Cell label="Last here">
                {member.lastSeen
                  ? `${dateWords(member.lastSeen, zone)}, ${timeWords(member.lastSeen, zone)}`
                  : 'Never'}
              </Cell>
              <Cell>{member.id === self ? 'This is you' : <Change {...member} />}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Change({ id, name, active, hasFactor }: Member) {
  return (
    <div className="flex flex-col items-start gap-1">
      <form method="post" action={`/accounts/${id}/${active ? 'deactivate' : 'reactivate'}`}>
        <Button size="clinic" look={active ? 'warning' : 'secondary'}>
          {active ? 'Deactivate' : 'Reactivate'} <span className="sr-only">{name}</span>
        </Button>
      </form>
      {hasFactor ? (
        <form method="post" action={`/accounts/${id}/take-factor`}>
          <Button size="clinic" look="secondary">
            Take second step away <span className="sr-only">from {name}</span>
          </Button>
        </form>
      ) : null}
    </div>
  )
}

const states: Record<string, string> = {
  open: 'The link works until',
  expired: 'The link ran out on',
}

export function InvitedRows({ invited, zone }: { invited: readonly Invited[]; zone: string }) {
  if (invited.length === 0) return null
  return (
    <>
      <h2 className="mt-5 text-lead font-bold">Invited, not here yet</h2>
      <div className="mt-1">
        <Table caption="Invited, not here yet" columns={invitedColumns}>
          <tbody className="max-md:block">
            {invited.map((one) => (
              <Row key={one.id}>
                <RowHead>
                  <span className="font-semibold">
                    <bdi>{one.name}</bdi>
                  </span>
                  <br />
                  <span className="break-words text-quiet">{one.email}</span>
                </RowHead>
                <Cell>{roleWords(one.role)}</Cell>
                <Cell>
                  {states[one.state] ?? ''} {dateWords(one.expiresAt, zone)}
                </Cell>
                <Cell>
                  <form method="post" action={`/accounts/invitations/${one.id}/withdraw`}>
                    <Button size="clinic" look="secondary">
                      Withdraw <span className="sr-only">the invitation of {one.name}</span>
                    </Button>
                  </form>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  )
}
