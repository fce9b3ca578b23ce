import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { GuideProse } from '@/components/guide/guide-prose'
import { proseWords } from '@/components/guide/prose-words'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { guidePath } from '@/lib/guide/guide-path'
import { withoutCitations } from '@/lib/guide/guide-prose'
import { ownGuide } from '@/lib/guide/queries'
import { ownRecalls } from '@/lib/guide/recall-queries'
import type { PageParams } from '@/lib/platform/page-params'
import { dateWords } from '@/lib/platform/zoned-time'

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide.changes'))('title') }
}

/** Safety text that the patient read and that says something else now: old and new, and one button */
export default async function GuideChanges({ params, searchParams }: Props) {
  const { assignmentId } = await params
  const here = `${guidePath(assignmentId)}/changes`
  const actor = await pageActor(['patient'], here)
  const own = await ownGuide(actor, assignmentId)
  if (!own) return notTheirs()
  const { said } = await searchParams
  const [clinic, recalls, t, guide, shell] = await Promise.all([
    actorClinic(actor),
    ownRecalls(actor),
    getTranslations('guide.changes'),
    getTranslations('guide'),
    getTranslations('shell'),
  ])
  const recall = recalls?.recalls.find((one) => one.assignmentId === assignmentId)
  const words = proseWords(guide)
  const day = (at: Date) => dateWords(at, clinic.timeZone, actor.language)
  const prose = (markdown: string) => (
    <GuideProse markdown={withoutCitations(markdown)} sources={[]} pictures={own.pictures} words={words} />
  )
  return (
    <PatientShell clinic={clinic} who={actor} back={{ href: '/home', label: shell('home') }}>
      {said === 'newer' ? <Notice look="clarify" saying title={t('newer')} /> : null}
      <p className="font-semibold" lang={own.guide.language}>
        {own.title}
      </p>
      <h1 className="mt-1 text-title font-bold">{t('title')}</h1>
      {recall ? (
        <>
          <p className="measure mt-2">
            {t('intro', {
              read: recall.read,
              readDay: day(recall.readAt),
              version: recall.newest.version,
              day: day(recall.newest.publishedAt),
            })}
          </p>
          {recall.changes.map(({ blockId, heading, before, after }) => (
            <section key={blockId} lang={recall.language}>
              <h2 className="mt-4 text-lead font-bold">{heading}</h2>
              <h3 className="mt-2 font-bold" lang={actor.language}>
                {t('now')}
              </h3>
              {after === null ? (
                <p className="mt-1" lang={actor.language}>
                  {t('takenOut')}
                </p>
              ) : (
                <div className="mt-1 border-s-8 border-urgent bg-urgent-wash px-2 pt-1 pb-2">
                  {prose(after)}
                </div>
              )}
              <h3 className="mt-3 font-bold" lang={actor.language}>
                {t('before')}
              </h3>
              {before === null ? (
                <p className="mt-1" lang={actor.language}>
                  {t('wasNotThere')}
                </p>
              ) : (
                <div className="mt-1 border-s-4 border-rule px-2 text-quiet">{prose(before)}</div>
              )}
            </section>
          ))}
          <form method="post" action={`${here}/read`} className="mt-4">
            <input type="hidden" name="versionId" value={recall.newest.versionId} />
            <Button>{t('done')}</Button>
          </form>
          <p className="measure mt-3 text-quiet">{t('call', { clinic: clinic.name, phone: clinic.phone })}</p>
        </>
      ) : (
        <p className="measure mt-2">{t('nothing')}</p>
      )}
      <p className="mt-3">
        <Link href={guidePath(assignmentId)} prefetch={false}>
          {t('old')}
        </Link>
      </p>
    </PatientShell>
  )
}
