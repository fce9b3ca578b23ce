import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { OwnVisit } from '@/lib/assignment/own-visit'
import { timeWords } from '@/lib/platform/zoned-time'
import type { OwnClarification } from '@/lib/questionnaire-response/clarification-queries'
import { AskedRows } from './asked-rows'
import { DoneRows, TaskRows } from './task-rows'
import { type HomeClinic, VisitHeading } from './visit-heading'

type Props = {
  visit: OwnVisit
  clinic: HomeClinic
  locale: string
  /** How many things are on its list to talk about */
  topics: number
  /** What the clinic asks again about answers for it, and can still be answered */
  asked: readonly OwnClarification[]
  /** Whether a change of safety text waits above it: then not everything is done */
  isRecalled: boolean
  /** The nearest is the page's subject; the others come below it */
  isNearest: boolean
  /** What is worth reading next */
  offered?: ReactNode
}

/** One coming visit with what to do before it, what the clinic wrote, and what is done already */
export function ComingVisit({ visit, clinic, locale, topics, asked, isRecalled, isNearest, offered }: Props) {
  const t = useTranslations('home')
  const guide = useTranslations('guide.booklet')
  const open = visit.tasks.filter((task) => task.state !== 'done')
  const done = visit.tasks.filter((task) => task.state === 'done')
  const minutes = open.reduce((sum, task) => sum + task.minutesLeft, 0)
  const count = open.length + asked.length
  const Heading = isNearest ? 'h2' : 'h3'
  const isHappening = !visit.isCancelled
  return (
    <section className={isNearest ? '' : 'mt-6 border-t-2 border-ink pt-4'}>
      <VisitHeading visit={visit} clinic={clinic} locale={locale} level={isNearest ? 'h1' : 'h2'} />
      {visit.isCancelled ? (
        <Notice look="clarify" title={t('cancelled')}>
          <p>{t('cancelledHelp', { clinic: clinic.name, phone: clinic.phone })}</p>
        </Notice>
      ) : null}
      {isHappening && visit.hasBegun ? (
        <Notice>
          <p className="measure">
            {t('begun', {
              time: timeWords(visit.startsAt, clinic.timeZone, locale),
              clinic: clinic.name,
              phone: clinic.phone,
            })}
          </p>
        </Notice>
      ) : null}
      {isHappening && visit.reviewed ? (
        <Notice>
          <p className="font-semibold">{t('reviewed', { name: visit.reviewed.by })}</p>
        </Notice>
      ) : null}
      {visit.notes.map((note) => (
        <Notice key={note} title={t('note')}>
          <p className="measure whitespace-pre-line">{note}</p>
        </Notice>
      ))}
      {isHappening ? (
        <div className="mt-4">
          <Heading className="text-lead font-bold">
            {count > 0
              ? t(visit.hasBegun ? 'todoBegun' : 'todo', { count })
              : isRecalled
                ? t('onlyRecall')
                : t(`${done.length > 0 ? 'allDone' : 'nothingYet'}${visit.hasBegun ? 'Begun' : ''}`)}
          </Heading>
          {open.length > 0 ? <p className="text-quiet">{t('todoTime', { minutes })}</p> : null}
          {count > 0 ? (
            <div className="mt-2 border-t-2 border-ink">
              <AskedRows asked={asked} />
              <TaskRows tasks={open} />
            </div>
          ) : (
            <p className="measure mt-1">
              {t(isRecalled ? 'onlyRecallHelp' : done.length > 0 ? 'allDoneHelp' : 'nothingYetHelp')}
            </p>
          )}
        </div>
      ) : null}
      {isHappening && isNearest && (visit.tasks.length > 0 || topics > 0) ? (
        <p className="mt-3 border-s-8 border-accent bg-wash px-2 py-1">
          <Link
            href="/list"
            prefetch={false}
            className="inline-flex min-h-[48px] items-center font-bold underline"
          >
            {t('list')}
          </Link>
          <span className="block pb-1 text-quiet">{t('listCount', { count: topics })}</span>
        </p>
      ) : null}
      {isHappening && visit.tasks.filter(({ kind }) => kind === 'guide').length > 1 ? (
        <p className="mt-2">
          <a
            href={`/guides/booklet/${visit.appointmentId}`}
            className="inline-flex min-h-[48px] items-center"
          >
            {guide('link')}
          </a>
        </p>
      ) : null}
      {offered}
      {done.length > 0 ? (
        <div className="mt-4">
          <Heading className="text-lead font-bold">{t('again')}</Heading>
          <DoneRows tasks={done} timeZone={clinic.timeZone} locale={locale} />
        </div>
      ) : null}
    </section>
  )
}
