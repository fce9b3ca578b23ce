import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { LiveList } from '@/components/arrival/live-list'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { OnlyPart } from '@/components/worklist/only-part'
import { VisitList } from '@/components/worklist/visit-list'
import { WorklistFilterForm } from '@/components/worklist/worklist-filter-form'
import { WorklistNothing } from '@/components/worklist/worklist-nothing'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { canReadAnswers } from '@/lib/access/policy'
import { attention, attentionWords } from '@/lib/brief/worklist-attention'
import { worklistDays } from '@/lib/brief/worklist-days'
import { filterAddress, filtered, worklistFilter } from '@/lib/brief/worklist-filter'
import { worklist } from '@/lib/brief/worklist-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { cookieName } from '@/lib/platform/cookie'
import { wordsOf } from '@/lib/platform/search-words'
import { isoDay, shortDayWords, timeWords, zoneWords } from '@/lib/platform/zoned-time'
import { practitioners } from '@/lib/practitioner/queries'

export const metadata: Metadata = { title: 'Visits' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Today({ searchParams }: Props) {
  const actor = await pageActor(['clinician', 'staff'], '/today')
  const params = await searchParams
  const remembered = (await cookies()).get(cookieName('visits'))?.value
  if (remembered && Object.keys(params).length === 0) {
    const kept = filterAddress(worklistFilter(Object.fromEntries(new URLSearchParams(remembered))))
    if (kept) redirect(`/today?${kept}`)
  }

  const filter = { ...worklistFilter(params), q: await wordsOf(params.words, actor.accountId) }
  const own = actor.kind === 'clinician' ? actor.practitionerId : null
  const reads = canReadAnswers(actor)
  const [{ name, timeZone }, colleagues] = await Promise.all([actorClinic(actor), practitioners(actor)])
  const practitionerId = filter.clinician === 'all' ? null : (filter.clinician ?? own)
  const past = filter.when === 'past'
  const list = await worklist(actor, {
    ...worklistDays(filter.when, now(), timeZone),
    ...{ practitionerId, latest: past },
  })
  if (!list) return notTheirs()
  const { asOf, visits, isCut } = list
  const shown = filtered(visits, filter)
  const counted = past
    ? visits
    : visits.filter((visit) => isoDay(visit.startsAt, timeZone) === isoDay(asOf, timeZone))
  // of a part of the visits nothing is counted
  const isWhole = !isCut || counted.length < visits.length
  const count = attention(isWhole ? counted : [])
  return (
    <ClinicShell who={actor} clinicName={name} place="today">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h1 className="text-lead font-bold">Visits</h1>
        <p className="text-small text-quiet">
          As of {shortDayWords(asOf, timeZone)}, {timeWords(asOf, timeZone)} ({zoneWords(timeZone)}).{' '}
          <LiveList />
          <Link href={`/today?${filterAddress({ ...filter, when: filter.when })}`} prefetch={false}>
            Read again
          </Link>
        </p>
      </div>
      {count.visits > 0 ? (
        <p className={`mt-0.5 text-[1.125rem] ${count.urgent > 0 ? 'font-semibold' : ''}`}>
          {count.urgent > 0 ? (
            <span aria-hidden="true" className="text-urgent">
              ▲{' '}
            </span>
          ) : null}
          {attentionWords(count, past ? 'in the past week' : 'today', reads)}
        </p>
      ) : null}
      <WorklistFilterForm
        filter={filter}
        practitioners={colleagues}
        own={own}
        reads={reads}
        changed={filterAddress(filter) !== ''}
      />
      {isCut ? <OnlyPart visits={visits} zone={timeZone} past={past} /> : null}
      {shown.length > 0 ? (
        <VisitList visits={shown} asOf={asOf} zone={timeZone} reads={reads} />
      ) : (
        <WorklistNothing
          filter={filter}
          visits={visits}
          mine={practitionerId !== null && practitionerId === own}
        />
      )}
    </ClinicShell>
  )
}
