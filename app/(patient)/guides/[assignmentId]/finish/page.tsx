import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PartList } from '@/components/guide/part-list'
import { SourceList } from '@/components/guide/source-list'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { ownHome } from '@/lib/assignment/own-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { guidePath, partPath } from '@/lib/guide/guide-path'
import { ownGuide } from '@/lib/guide/queries'
import { stoppedAt } from '@/lib/guide/reading'
import { calendarDateWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ assignmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('doneTitle') }
}

/** After the last part: what comes next, and everything about the guide that a reader may want afterwards */
export default async function FinishedGuide({ params }: Props) {
  const { assignmentId } = await params
  const here = guidePath(assignmentId)
  const actor = await pageActor(['patient'], `${here}/finish`)
  const own = await ownGuide(actor, assignmentId)
  if (!own) return notTheirs()
  if (own.withdrawn) redirect(here)
  const [clinic, home, t, shell] = await Promise.all([
    actorClinic(actor),
    ownHome(actor),
    getTranslations('guide'),
    getTranslations('shell'),
  ])
  const { guide, read } = own
  const rest = stoppedAt(guide, read)
  const visit = home?.visits.find(({ appointmentId }) => appointmentId === own.appointmentId)
  const next = visit?.isOver || visit?.isCancelled ? undefined : visit?.tasks.find(isToDo(assignmentId))
  const day = calendarDateWords(own.reviewedOn, actor.language)
  const { version } = own
  const h2 = 'mt-4 text-lead font-bold'
  return (
    <PatientShell clinic={clinic} who={actor} back={{ href: '/home', label: shell('home') }}>
      <p className="font-semibold" lang={guide.language}>
        {own.title}
      </p>
      <h1 className="mt-1 text-title font-bold">{rest ? t('restTitle') : t('doneTitle')}</h1>
      {rest ? (
        <>
          <p className="mt-2 mb-2">
            {t('rest', { count: guide.sections.filter(({ id }) => !read.includes(id)).length })}
          </p>
          <ButtonLink href={partPath(assignmentId, rest)}>{t('goOn')}</ButtonLink>
        </>
      ) : (
        <>
          <h2 className={h2}>{t('next')}</h2>
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            {next ? (
              <>
                <ButtonLink
                  href={
                    next.kind === 'guide' ? guidePath(next.assignmentId) : `/questions/${next.assignmentId}`
                  }
                >
                  {t(next.kind === 'guide' ? 'nextGuide' : 'nextQuestions', { title: next.title })}
                </ButtonLink>
                <Link href="/home" prefetch={false} className="inline-flex min-h-[48px] items-center">
                  {t('toVisit')}
                </Link>
              </>
            ) : (
              <>
                {visit && !visit.isOver ? <p className="w-full">{t('nothingLeft')}</p> : null}
                <ButtonLink href="/home">{t('toVisit')}</ButtonLink>
              </>
            )}
          </div>
        </>
      )}
      <h2 className={h2}>{t('again')}</h2>
      <PartList
        language={guide.language}
        words={{ read: t('read'), unread: t('unread') }}
        parts={guide.sections.map(({ id, heading }) => ({
          id,
          heading,
          href: partPath(assignmentId, id),
          read: read.includes(id),
        }))}
      />
      <p className="mt-2">
        <Link href={`${here}/print`} prefetch={false} className="inline-flex min-h-[48px] items-center">
          {t('print')}
        </Link>
      </p>
      <h2 className={h2}>{t('about')}</h2>
      <p className="measure mt-1">
        {guide.reviewer
          ? t('reviewed', { reviewer: guide.reviewer, day, version })
          : t('awaiting', { day, version })}
      </p>
      <h2 className={h2}>{t('sources')}</h2>
      <SourceList sources={guide.sources} />
    </PatientShell>
  )
}

const isToDo =
  (finished: string) =>
  ({ assignmentId, state }: { assignmentId: string; state: string }): boolean =>
    assignmentId !== finished && state !== 'done'
