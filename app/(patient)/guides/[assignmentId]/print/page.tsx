import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GuideProse } from '@/components/guide/guide-prose'
import { proseWords } from '@/components/guide/prose-words'
import { PatientShell } from '@/components/shell/patient-shell'
import { PrintSheet } from '@/components/ui/print-sheet'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { guidePath } from '@/lib/guide/guide-path'
import { ownGuide } from '@/lib/guide/queries'
import { sectionMarkdown } from '@/lib/guide/reading'
import { openSection } from '@/lib/guide/recall-commands'
import { calendarDateWords } from '@/lib/platform/zoned-time'
import { OwnList } from '../../own-list'

type Props = { params: Promise<{ assignmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('print') }
}

/** The whole guide as one piece, on paper with whose it is on each sheet */
export default async function PrintedGuide({ params }: Props) {
  const { assignmentId } = await params
  const here = guidePath(assignmentId)
  const actor = await pageActor(['patient'], `${here}/print`)
  const own = await ownGuide(actor, assignmentId)
  if (!own) return notTheirs()
  if (own.withdrawn) redirect(here)
  await openSection(actor, { assignmentId })
  const clinic = await actorClinic(actor)
  const t = await getTranslations('guide')
  const { guide, patient, version } = own
  const day = calendarDateWords(own.reviewedOn, actor.language)
  const name = `${patient.givenName} ${patient.familyName}`
  return (
    <PatientShell clinic={clinic} who={actor} back={{ href: `${here}/finish` }}>
      <PrintSheet
        head={
          <>
            <bdi>{t('born', { name, day: calendarDateWords(patient.birthDate, actor.language) })}</bdi>
            {' · '}
            {t('printedFrom', { title: own.title, clinic: clinic.name })}
          </>
        }
      >
        <h1 lang={guide.language} className="text-title font-bold">
          {own.title}
        </h1>
        <p className="mt-1 text-quiet print:hidden">{t('printHelp')}</p>
        <div lang={guide.language}>
          <GuideProse
            markdown={guide.sections
              .map((section) => `## ${section.heading}\n\n${sectionMarkdown(section)}`)
              .join('\n\n')}
            sources={guide.sources}
            pictures={own.pictures}
            words={proseWords(t)}
          />
        </div>
        <p className="mt-3 text-small text-quiet">
          {guide.reviewer
            ? t('reviewed', { reviewer: guide.reviewer, day, version })
            : t('awaiting', { day, version })}
        </p>
        <OwnList actor={actor} appointmentId={own.appointmentId} level="h2" />
      </PrintSheet>
    </PatientShell>
  )
}
