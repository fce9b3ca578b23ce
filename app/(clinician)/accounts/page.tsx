import type { Metadata } from 'next'
import { FirstSteps } from '@/components/account/first-steps'
import { HandedLink } from '@/components/account/handed-link'
import { InvitedRows, MemberRows } from '@/components/account/member-rows'
import { MEMBERS } from '@/components/account/role-words'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { linkToShow } from '@/lib/account/link-cookie'
import { clinicMembers } from '@/lib/account/queries'
import { MEMBER_ROLES } from '@/lib/account/schema'
import { actorClinic } from '@/lib/clinic/queries'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const said: Record<string, string> = {
  deactivated: 'Deactivated. They are signed out everywhere and cannot sign in.',
  reactivated: 'Reactivated. They can sign in again.',
  factor: 'Taken away. They are signed out everywhere and set up a new second step when they next sign in.',
  withdrawn: 'Withdrawn. The link does not work any more.',
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).again ? 'Error: Accounts' : 'Accounts' }
}

export default async function Accounts({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/accounts')
  const { again, invited, done } = await searchParams
  const clinic = await actorClinic(actor)
  const people = await clinicMembers(actor)
  const typed = await typedBefore(again, actor.accountId)
  const errors = typed?.errors ?? {}
  const value = (name: string) => typed?.fields[name]?.[0]
  const notice = typeof done === 'string' && Object.hasOwn(said, done) ? said[done] : undefined
  const link = invited ? await linkToShow('/accounts') : null
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="accounts">
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, ['name', 'email', 'role'])} />
      {link ? <HandedLink link={link} to="your colleague" /> : null}
      {invited && !link ? <Notice saying>The invitation was mailed.</Notice> : null}
      {notice ? <Notice saying>{notice}</Notice> : null}
      <h1 className="text-lead font-bold">Accounts</h1>
      <p className="measure mt-1 text-quiet">
        The people who work with this portal. Patients are invited by those who look after them, from the
        patient&rsquo;s page.
      </p>
      <FirstSteps people={people} />
      <MemberRows members={people?.members ?? []} self={actor.accountId} zone={clinic.timeZone} />
      <InvitedRows invited={people?.invited ?? []} zone={clinic.timeZone} />
      <h2 className="mt-5 text-lead font-bold">Invite a colleague</h2>
      <form
        method="post"
        action="/accounts/invite"
        className="mt-2 flex max-w-[480px] flex-col gap-2"
        noValidate
      >
        <TextField
          clinic
          name="name"
          label="Name"
          hint="As colleagues and patients say it, such as Dr Shah"
          defaultValue={value('name')}
          error={errors.name}
        />
        <TextField
          clinic
          name="email"
          type="email"
          label="Email address"
          defaultValue={value('email')}
          error={errors.email}
        />
        <FieldGroup name="role" legend="What they do" error={errors.role}>
          <Choices
            clinic
            kind="radio"
            name="role"
            choices={MEMBER_ROLES.map((role) => ({
              value: role,
              label: MEMBERS[role].word,
              hint: MEMBERS[role].may,
            }))}
            chosen={value('role') ? [value('role') ?? ''] : []}
          />
        </FieldGroup>
        <div>
          <Button size="clinic">Invite</Button>
        </div>
      </form>
    </ClinicShell>
  )
}
