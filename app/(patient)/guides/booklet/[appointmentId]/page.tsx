import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GuideProse } from '@/components/guide/guide-prose'
import { proseWords } from '@/components/guide/prose-words'
import { SourceList } from '@/components/guide/source-list'
import { PatientShell } from '@/components/shell/patient-shell'
import { PrintSheet } from '@/components/ui/print-sheet'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { ownHome } from '@/lib/assignment/own-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { withoutCitations } from '@/lib/guide/guide-prose'
import { type OwnGuide, ownGuide } from '@/lib/guide/queries'
import { sectionMarkdown } from '@/lib/guide/reading'
import { openSection } from '@/lib/guide/recall-commands'
import { calendarDateWords, dayWords, timeWords } from '@/lib/platform/zoned-time'
import { OwnList } from '../../own-list'

type Props = { params: Promise<{ appointmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide.booklet'))('title') }
}

/** Every guide of a visit on one page, to print as a booklet, with what the patient wants to talk about at its end */
export default async function Booklet({ params }: Props) {
  const { appointmentId } = await params
  const actor = await pageActor(['patient'], `/guides/booklet/${encodeURIComponent(appointmentId)}`)
  const visit = (await ownHome(actor))?.visits.find((one) => one.appointmentId === appointmentId)
  if (!visit) return notTheirs()
  const guides: OwnGuide[] = []
  for (const { kind, assignmentId } of visit.tasks) {
    const own = kind === 'guide' ? await ownGuide(actor, assignmentId) : null
    if (!own || own.withdrawn) continue
    // its safety text is before their eyes
    await openSection(actor, { assignmentId })
    guides.push(own)
  }
  const [first] = guides
  if (!first) return notTheirs()
  const clinic = await actorClinic(actor)
  const [t, booklet, home, shell] = [
    await getTranslations('guide'),
    await getTranslations('guide.booklet'),
    await getTranslations('home'),
    await getTranslations('shell'),
  ]
  const { givenName, familyName, birthDate } = first.patient
  const day = (at: Date) => calendarDateWords(at, actor.language)
  const { startsAt, practitioner } = visit
  const words = proseWords(t)
  return (
    <PatientShell clinic={clinic} who={actor} back={{ href: '/home', label: shell('home') }}>
      <PrintSheet
        head={
          <>
            <bdi>{t('born', { name: `${givenName} ${familyName}`, day: day(birthDate) })}</bdi> ·{' '}
            {clinic.name}
          </>
        }
      >
        <h1 className="text-title font-bold">{booklet('title')}</h1>
        <p className="mt-1 first-letter:uppercase">
          {dayWords(startsAt, clinic.timeZone, actor.language)},{' '}
          {timeWords(startsAt, clinic.timeZone, actor.language)}.{' '}
          {home('visitWith', { practitioner, clinic: clinic.name })}
        </p>
        <p className="mt-1 text-quiet print:hidden">{t('printHelp')}</p>
        <ol className="mt-2 list-decimal ps-3">
          {guides.map(({ assignmentId, title, guide }) => (
            <li key={assignmentId} lang={guide.language}>
              {title}
            </li>
          ))}
          <li>{booklet('list')}</li>
        </ol>
        {guides.map(({ assignmentId, title, guide, pictures, reviewedOn, version }) => (
          <article
            key={assignmentId}
            lang={guide.language}
            className="mt-6 border-t-2 border-ink pt-2 print:mt-0 print:break-before-page print:border-t-0"
          >
            <h2 className="text-title font-bold">{title}</h2>
            <GuideProse
              markdown={withoutCitations(
                guide.sections
                  .map((section) => `### ${section.heading}\n\n${sectionMarkdown(section)}`)
                  .join('\n\n'),
              )}
              sources={[]}
              pictures={pictures}
              words={words}
            />
            <h3 className="mt-3 font-bold" lang={actor.language}>
              {t('sources')}
            </h3>
            <div className="text-small">
              <SourceList sources={guide.sources} />
            </div>
            <p className="mt-2 text-small text-quiet" lang={actor.language}>
              {guide.reviewer
                ? t('reviewed', { reviewer: guide.reviewer, day: day(reviewedOn), version })
                : t('awaiting', { day: day(reviewedOn), version })}
            </p>
          </article>
        ))}
        <div className="print:break-before-page">
          <OwnList actor={actor} appointmentId={appointmentId} level="h2" />
        </div>
      </PrintSheet>
    </PatientShell>
  )
}
