import type { Metadata } from 'next'
import { HandedLink } from '@/components/account/handed-link'
import { InvitedRows, MemberRows } from '@/components/account/member-rows'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { linkToShow } from '@/lib/account/link-cookie'
import { clinicMembers } from '@/lib/account/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { typedBefore } from '@/lib/platform/typed-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).again ? 'Error: Accounts' : 'Accounts' }
}

export default async function Accounts({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/accounts')
  const { again, invited } = await searchParams
  const clinic = await actorClinic(actor)
  const people = await clinicMembers(actor)
  const typed = await typedBefore(again, actor.accountId)
  const errors = typed?.errors ?? {}
  const value = (name: string) => typed?.fields[name]?.[0]
  const link = invited ? await linkToShow('/accounts') : null
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="accounts">
      <ErrorSummary title="There is a problem" problems={problemsOf(errors)} />
      {link ? <HandedLink link={link} to="your colleague" /> : null}
      {invited && !link ? <Notice saying>The invitation was mailed.</Notice> : null}
      <h1 className="text-lead font-bold">Accounts</h1>
      <p className="measure mt-1 text-quiet">
        The people who work with this portal. Patients are invited by those who look after them, from the
        patient&rsquo;s page.
      </p>
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
        <SelectField
          clinic
          name="role"
          label="What they do"
          defaultValue={value('role') ?? 'clinician'}
          error={errors.role}
          options={[
            { value: 'clinician', label: 'Clinician: reads answers, assigns, keeps the book' },
            { value: 'staff', label: 'Staff: keeps the book, sees no answers' },
            { value: 'administrator', label: 'Administrator: accounts and the record of access' },
          ]}
        />
        <div>
          <Button size="clinic">Invite</Button>
        </div>
      </form>
    </ClinicShell>
  )
}
