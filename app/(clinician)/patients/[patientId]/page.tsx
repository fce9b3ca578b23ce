import type { Metadata } from 'next'
import { cache } from 'react'
import { CARER_FIELDS, CarersPanel } from '@/components/account/carers-panel'
import { InvitationPanel } from '@/components/account/invitation-panel'
import { VisitBlock } from '@/components/appointment/visit-block'
import { ClosedRecord } from '@/components/patient/closed-record'
import { Contact } from '@/components/patient/contact'
import { ErasurePanel } from '@/components/patient/erasure-panel'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { PatientNotices } from '@/components/patient/patient-notices'
import { RecordCopy } from '@/components/patient/record-copy'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import type { Clinician, Staff } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { canReadAnswers } from '@/lib/access/policy'
import { patientCarers } from '@/lib/account/carer-queries'
import { linkToShow } from '@/lib/account/link-cookie'
import { patientInvitation } from '@/lib/account/queries'
import { patientVisits } from '@/lib/appointment/queries'
import { patientAssignments } from '@/lib/assignment/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { erasureState } from '@/lib/erasure/queries'
import { patientDetails } from '@/lib/patient/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { typedBefore } from '@/lib/platform/typed-form'
import { dateWords, isoDay, startOfDay } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<PageParams> }

// Title and page both need the patient; reading once is on record once
const detailsOf = cache((actor: Clinician | Staff, patientId: string) => patientDetails(actor, patientId))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { patientId } = await params
  const actor = await pageActor(['clinician', 'staff'], `/patients/${patientId}`)
  const patient = await detailsOf(actor, patientId)
  const name = patient ? `${patient.givenName} ${patient.familyName}` : 'Patient'
  return { title: (await searchParams).again ? `Error: ${name}` : name }
}

export default async function PatientPage({ params, searchParams }: Props) {
  const { patientId } = await params
  const here = `/patients/${patientId}`
  const actor = await pageActor(['clinician', 'staff'], here)
  const patient = await detailsOf(actor, patientId)
  if (!patient) return notTheirs()
  const given = await searchParams
  const [{ name, timeZone }, visits, lines, invitation, people, erasure] = await Promise.all([
    actorClinic(actor),
    patientVisits(actor, patientId),
    patientAssignments(actor, patientId),
    patientInvitation(actor, patientId),
    patientCarers(actor, patientId),
    erasureState(actor, patientId),
  ])
  const typed = await typedBefore(given.again, actor.accountId)
  const { invitation: notInvited, ...ofCarer } = typed?.errors ?? {}
  const link = given.invited ? await linkToShow(here) : null
  const at = now()
  const heading = {
    title: <PatientName {...patient} />,
    under: (
      <>
        born <BirthDate birthDate={patient.birthDate} at={at} zone={timeZone} />
      </>
    ),
  }
  if (erasure?.closedAt)
    return (
      <ClinicShell who={actor} clinicName={name} place="patients">
        <BackLink href="/patients">Patients</BackLink>
        <PageHeading {...heading} />
        <ClosedRecord
          {...{ here, visits, zone: timeZone }}
          {...{ closedAt: erasure.closedAt, keptUntil: erasure.keptUntil }}
        />
      </ClinicShell>
    )
  const today = startOfDay(isoDay(at, timeZone), timeZone)
  const coming = visits
    .filter(({ startsAt, status }) => startsAt >= today && status !== 'cancelled')
    .toReversed()
  const over = visits.filter((visit) => !coming.includes(visit))
  const block = (visit: (typeof visits)[number], isOver: boolean) => (
    <VisitBlock
      key={visit.id}
      visit={visit}
      lines={lines.filter(({ appointmentId }) => appointmentId === visit.id)}
      zone={timeZone}
      here={here}
      over={isOver}
      reads={canReadAnswers(actor)}
    />
  )
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <BackLink href="/patients">Patients</BackLink>
      <ErrorSummary title="There is a problem" problems={problemsOf(ofCarer, CARER_FIELDS)} />
      <PageHeading {...heading}>
        {coming.length > 0 ? (
          <ButtonLink size="clinic" href={`${here}/assign`}>
            Assign
          </ButtonLink>
        ) : null}
        <ButtonLink
          size="clinic"
          look={coming.length > 0 ? 'secondary' : 'primary'}
          href={`${here}/visits/new`}
        >
          New visit
        </ButtonLink>
      </PageHeading>
      <PatientNotices
        params={link ? {} : given}
        lines={lines}
        undoAt={`${here}/withdraw`}
        hasAccount={patient.hasAccount}
      />
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[1fr_360px]">
        <div>
          <section aria-labelledby="coming">
            <h2 id="coming" className="mb-1 border-b-2 border-ink pb-0.5 font-bold">
              {comingWords(coming.map(({ startsAt }) => isoDay(startsAt, timeZone) === isoDay(at, timeZone)))}
            </h2>
            {coming.length > 0 ? (
              <ul>{coming.map((visit) => block(visit, false))}</ul>
            ) : (
              <p className="mb-4">No visit is booked. Things are assigned for a visit, so book it first.</p>
            )}
          </section>
          <section aria-labelledby="over">
            <h2 id="over" className="border-b-2 border-ink pb-0.5 font-bold">
              Earlier visits
            </h2>
            {over.length > 0 ? (
              <ul>{over.map((visit) => block(visit, true))}</ul>
            ) : (
              <p className="py-1 text-quiet">None yet.</p>
            )}
          </section>
        </div>
        <div className="flex flex-col gap-4">
          <Contact patient={patient} editAt={`${here}/edit`} />
          <section aria-labelledby="portal">
            <h2 id="portal" className="mb-1 border-b-2 border-ink pb-0.5 font-bold">
              Portal
            </h2>
            <InvitationPanel
              patient={patient}
              invitation={invitation}
              zone={timeZone}
              link={given.invited === 'carer' ? null : link}
              problem={notInvited ?? null}
            />
          </section>
          {canReadAnswers(actor) ? <RecordCopy exportAt={`${here}/export`} /> : null}
          <section aria-labelledby="carers">
            <h2 id="carers" className="mb-1 border-b-2 border-ink pb-0.5 font-bold">
              Parent or carer
            </h2>
            {people ? (
              <CarersPanel
                patient={patient}
                people={people}
                link={given.invited === 'carer' ? link : null}
                zone={timeZone}
                typed={typed?.fields}
                errors={ofCarer}
              />
            ) : null}
          </section>
          <ErasurePanel
            here={here}
            asked={
              erasure?.askedAt ? { on: dateWords(erasure.askedAt, timeZone), by: erasure.askerName } : null
            }
            declined={
              erasure?.declinedAt
                ? { on: dateWords(erasure.declinedAt, timeZone), reason: erasure.declineReason }
                : null
            }
          />
        </div>
      </div>
    </ClinicShell>
  )
}

/** Over the visits from today on, the nearest first: one of today may be over already, and is not the next */
function comingWords(areToday: readonly boolean[]): string {
  const [isToday = false, ...others] = areToday
  if (!isToday) return areToday.length > 1 ? 'Next visits' : 'Next visit'
  if (others.length === 0) return 'Today’s visit'
  return others.every(Boolean) ? 'Today’s visits' : 'Today’s and next visits'
}
