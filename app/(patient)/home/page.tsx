import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { OfferedParts } from '@/components/guide/offered-parts'
import { ComingVisit } from '@/components/home/coming-visit'
import { LanguageOffer } from '@/components/home/language-offer'
import { PastVisits } from '@/components/home/past-visits'
import { RecallList } from '@/components/home/recall-list'
import { PatientShell } from '@/components/shell/patient-shell'
import { Notice } from '@/components/ui/notice'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { ownLists } from '@/lib/agenda/queries'
import { ownHome } from '@/lib/assignment/own-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { ownRecalls } from '@/lib/guide/recall-queries'
import { languageOf } from '@/lib/platform/language'
import { languageWish } from '@/lib/platform/language-wish'
import { ownClarifications } from '@/lib/questionnaire-response/clarification-queries'
import { unread } from '@/lib/questionnaire-response/offered-part'
import { offeredParts } from '@/lib/questionnaire-response/reading-queries'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

/** Of what is worth reading next: more is no help */
const MOST = 3

export default async function HomePage({ searchParams }: Props) {
  const actor = await pageActor(['patient'], '/home')
  const { saved, replied, told } = await searchParams
  const [clinic, home, lists, asked, recalls, offered, t, reading, locale] = [
    await actorClinic(actor),
    await ownHome(actor),
    await ownLists(actor),
    await ownClarifications(actor),
    await ownRecalls(actor),
    await offeredParts(actor),
    await getTranslations('home'),
    await getTranslations('guide.offered'),
    await getLocale(),
  ]
  if (!home) return notTheirs()
  const { givenName, visits } = home
  const topicsOf = (id: string) =>
    lists?.visits.find(({ appointmentId }) => appointmentId === id)?.items.length ?? 0
  const coming = visits.filter((visit) => !visit.isOver)
  // A visit that still stands comes before a cancelled one, however near
  const ordered = [
    ...coming.filter((visit) => !visit.isCancelled),
    ...coming.filter((visit) => visit.isCancelled),
  ]
  const wish = await languageWish(actor.language)
  const next = <OfferedParts title={reading('title')} parts={unread(offered).slice(0, MOST)} />
  return (
    <PatientShell who={actor} clinic={clinic}>
      <p className="mb-2 text-lead">{t('hello', { name: actor.behalf ? actor.name : givenName })}</p>
      {wish ? <LanguageOffer wish={wish} own={languageOf(actor.language)} /> : null}
      {saved ? <Notice saying>{t('saved')}</Notice> : null}
      {told ? <Notice saying>{t('told')}</Notice> : null}
      <RecallList
        recalls={recalls?.recalls ?? []}
        words={{ title: t('recallTitle'), help: t('recallHelp'), go: t('recallGo') }}
      />
      {replied ? <Notice saying>{t('replied')}</Notice> : null}
      {ordered.length === 0 ? (
        <>
          <h1 className="text-title font-bold">{t('noVisitTitle')}</h1>
          <p className="measure mt-2">{t('noVisit', { clinic: clinic.name, phone: clinic.phone })}</p>
          {next}
        </>
      ) : null}
      {ordered.map((visit, at) => (
        <ComingVisit
          key={visit.appointmentId}
          visit={visit}
          clinic={clinic}
          locale={locale}
          topics={topicsOf(visit.appointmentId)}
          asked={asked.filter((one) => one.isOpen && one.appointmentId === visit.appointmentId)}
          isRecalled={at === 0 && (recalls?.recalls.length ?? 0) > 0}
          isNearest={at === 0}
          offered={at === 0 ? next : null}
        />
      ))}
      <PastVisits visits={visits.filter((visit) => visit.isOver)} clinic={clinic} locale={locale} />
    </PatientShell>
  )
}
