import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddTopic } from '@/components/agenda/add-topic'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PrintSheet } from '@/components/ui/print-sheet'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { ownLists } from '@/lib/agenda/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { calendarDateWords, dayWords, timeWords } from '@/lib/platform/zoned-time'
import { keptKeyOf } from '../kept-key'
import { VisitItems } from './visit-items'

type Props = { searchParams: Promise<PageParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const actor = await pageActor(['patient'], '/list')
  const title = (await getTranslations('agenda'))('title')
  const { again } = await formState(await searchParams, actor.accountId)
  return { title: again ? (await getTranslations('shell'))('errorTitle', { title }) : title }
}

/** What the patient wants to talk about at the next visit; what is on the list of a later one stands below */
export default async function TopicList({ searchParams }: Props) {
  const actor = await pageActor(['patient'], '/list')
  const query = await searchParams
  const [clinic, lists, form, t, shell] = await Promise.all([
    actorClinic(actor),
    ownLists(actor),
    formState(query, actor.accountId),
    getTranslations('agenda'),
    getTranslations('shell'),
  ])
  const [next, ...later] = lists?.visits ?? []
  const removed = lists?.visits.flatMap((visit) => visit.removed).find(({ id }) => id === query.removed)
  const when = ({ startsAt, practitioner }: { startsAt: Date; practitioner: string }) =>
    t('visit', {
      day: dayWords(startsAt, clinic.timeZone, actor.language),
      time: timeWords(startsAt, clinic.timeZone, actor.language),
      practitioner,
    })
  const name = `${lists?.patient.givenName} ${lists?.patient.familyName}`
  const born = lists ? calendarDateWords(lists.patient.birthDate, actor.language) : ''
  return (
    <PatientShell clinic={clinic} who={actor} back={{ href: '/home', label: shell('home') }}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(form.errors)} />
      {removed ? (
        <Notice saying>
          <p>{t('removed', { topic: removed.topic })}</p>
          <form method="post" action="/list/restore" className="mt-1">
            <input type="hidden" name="itemId" value={removed.id} />
            <Button look="secondary">{t('undo')}</Button>
          </form>
        </Notice>
      ) : null}
      <PrintSheet
        head={
          <>
            <bdi>{t('born', { name, day: born })}</bdi> · {clinic.name}
          </>
        }
      >
        <h1 className="text-title font-bold">{next ? t('title') : t('noVisitTitle')}</h1>
        {next ? (
          <>
            <p className="mt-1 font-semibold first-letter:uppercase">{when(next)}</p>
            <p className="measure mt-1 print:hidden">{t('lead')}</p>
            {next.items.length > 0 ? (
              <VisitItems items={next.items} form={form} zone={clinic.timeZone} />
            ) : (
              <div className="measure mt-3 border-y border-rule py-2">
                <p className="font-semibold">{t('empty')}</p>
                <p>{t('emptyHelp')}</p>
              </div>
            )}
            <AddTopic
              appointmentId={next.appointmentId}
              typed={form.value('words')}
              error={form.errors.words}
              keptKey={keptKeyOf(actor, `list-${next.appointmentId}`)}
              words={{
                title: t('add'),
                label: t('addLabel'),
                hint: t('addHint'),
                submit: t('addSubmit'),
                restored: shell('restored'),
              }}
            />
          </>
        ) : (
          <p className="measure mt-2">{t('noVisit', { clinic: clinic.name, phone: clinic.phone })}</p>
        )}
        {later
          .filter(({ items }) => items.length > 0)
          .map((visit) => (
            <section key={visit.appointmentId} aria-labelledby={visit.appointmentId} className="mt-6">
              <h2 id={visit.appointmentId} className="text-lead font-bold">
                {t('later')}
              </h2>
              <p className="font-semibold">{when(visit)}</p>
              <VisitItems items={visit.items} form={form} zone={clinic.timeZone} />
            </section>
          ))}
        {next && next.items.length > 0 ? (
          <p className="mt-4 text-small text-quiet print:hidden">{t('print')}</p>
        ) : null}
      </PrintSheet>
    </PatientShell>
  )
}
