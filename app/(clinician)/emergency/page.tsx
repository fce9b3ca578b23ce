import type { Metadata } from 'next'
import Link from 'next/link'
import { EMERGENCY_FIELDS, EmergencyForm } from '@/components/emergency/emergency-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { openEmergencies } from '@/lib/emergency/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { timeWords } from '@/lib/platform/zoned-time'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Emergency access` }
}

/** To what another clinic holds on somebody, by whole name, birth date and reason */
export default async function Emergency({ searchParams }: Props) {
  const actor = await pageActor(['clinician'], '/emergency')
  const params = await searchParams
  const [{ name, timeZone }, open, { value, errors }] = await Promise.all([
    actorClinic(actor),
    openEmergencies(actor),
    formState(params, actor.accountId),
  ])
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href="/patients">Patients</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, EMERGENCY_FIELDS)} />
      <PageHeading title="Emergency access" />
      {params.ended ? (
        <Notice saying title="Closed">
          <p>You can no longer read that record. That you did is on record at their clinic.</p>
        </Notice>
      ) : null}
      {open && open.length > 0 ? (
        <section aria-labelledby="open" className="mt-3">
          <h2 id="open" className="font-bold">
            Open now
          </h2>
          <ul className="measure">
            {open.map((one) => (
              <li key={one.id} className="border-b border-rule py-1">
                <Link href={`/emergency/${one.id}`} prefetch={false} className="font-semibold">
                  <bdi>{one.name}</bdi>
                </Link>{' '}
                <span className="text-quiet">
                  at <bdi>{one.clinic}</bdi>, until {timeWords(one.endsAt, timeZone)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="measure mt-3">
        <p>
          For a person in front of you who is a patient of another clinic here, and who cannot wait until that
          clinic has answered. It shows the latest answers they sent there, for one hour, to you alone.
        </p>
        <p className="mt-2 font-semibold">
          Their clinic is told at once, by mail, who you are. It sees your reason, and so does everybody who
          later looks into it. The patient sees that you read their answers.
        </p>
      </div>
      <EmergencyForm value={value} errors={errors} />
    </ClinicShell>
  )
}
