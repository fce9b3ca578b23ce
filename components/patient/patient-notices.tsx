import type { ReactNode } from 'react'
import type { AssignedLine } from '@/components/assignment/assigned-list'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Params = Record<string, string | string[] | undefined>

const plain: Record<string, string> = {
  added: 'Added. Book the next visit, then assign what to read and answer.',
  changed: 'The changes are saved.',
  booked: 'The visit is booked.',
  moved: 'The visit is changed. What was assigned for it goes along.',
  cancelled:
    'The visit is cancelled. What the patient had not finished is withdrawn; what they sent is kept.',
  invited: 'The invitation is sent.',
  linked: 'They had an account already and can act for this patient from now on. A mail told them.',
  ended: 'Ended. They no longer see anything of this patient.',
  withdrawn: 'Withdrawn. It is no longer on the patient’s list.',
  finished:
    'Nothing was withdrawn: the patient had finished it in the meantime, or it was withdrawn already.',
}

/** Asking, by what became of the mail about it, and taking back */
const ofErasure: Record<string, string> = {
  now: 'Asked for. The administrators were told by mail, without the patient’s name.',
  before: 'This was asked for already, and nothing has changed. The administrators find it under Erasure.',
  no: 'Asked for. It stands under Erasure for the administrators. No mail went out to them just now: tell them yourself.',
  withdraw: 'Withdrawn. Nothing will be erased.',
}

type Props = { params: Params; lines: readonly AssignedLine[]; undoAt: string; hasAccount: boolean }

/** What has just been done, on the page after it; assigning can be taken back from here */
export function PatientNotices({ params, lines, undoAt, hasAccount }: Props) {
  const done = Object.keys(plain).find((key) => params[key])
  const at = Number(params.assigned)
  const made = lines.filter(({ assignedAt, status }) => assignedAt.getTime() === at && status !== 'cancelled')
  if (made.length > 0)
    return (
      <Notice saying title={`Assigned ${made.length} ${made.length === 1 ? 'thing' : 'things'}`}>
        <p>
          {made.map(({ title }) => title).join(', ')}. {mailWords(params.mailed, hasAccount)}
        </p>
        <form method="post" action={undoAt} className="mt-1">
          {made.map(({ id }) => (
            <input key={id} type="hidden" name="assignmentIds" value={id} />
          ))}
          <Button size="clinic" look="secondary">
            Undo assigning
          </Button>
        </form>
      </Notice>
    )
  const words = done ? plain[done] : ofErasure[String(params.erasure)]
  return words ? (
    <Notice saying>
      <p>{words}</p>
    </Notice>
  ) : null
}

/** What became of the mail about what was assigned */
function mailWords(mailed: Params[string], hasAccount: boolean): ReactNode {
  if (mailed === 'now') return 'The patient was sent a mail that says something new is there.'
  if (!hasAccount)
    return (
      <>
        The patient has no account yet: <a href="#portal">invite them</a>, so that they can see it.
      </>
    )
  return mailed === 'before'
    ? 'You sent this twice, and it is assigned once. We tried to mail the patient the first time. They see it when they next sign in.'
    : 'No mail was sent. The patient sees it when they next sign in.'
}
