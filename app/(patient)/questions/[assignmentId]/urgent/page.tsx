import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import { UrgentHelp } from '@/components/questionnaire/urgent-notice'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { now } from '@/lib/platform/clock'
import { inWords, urgentFlags } from '@/lib/questionnaire-response/urgent'
import { Kept } from '../kept'
import { one, openedDraft, type Params, type Search } from '../own-response'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('questionnaire.urgent'))('title') }
}

/** Between the answer and whatever comes next: what to do now, without waiting for anybody to read it */
export default async function UrgentPage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const { next, page } = await searchParams
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await openedDraft(assignmentId, `${start}/urgent`)
  const onward = wayOn(start, one(next))
  const flags = urgentFlags(response, now())
  if (flags.length === 0) redirect(onward)
  const key = one(page) ?? ''
  const t = await getTranslations('questionnaire.urgent')
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), actor.language)
  return (
    <PatientShell who={actor} clinic={clinic}>
      <Kept actor={actor} assignmentId={assignmentId} />
      <UrgentHelp flags={inWords(flags, response, words)} clinic={clinic} />
      <p className="measure mt-3">{t('watch')}</p>
      <p className="measure mt-2">{t('saved')}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <ButtonLink look="secondary" href={onward}>
          {t('continue')}
        </ButtonLink>
        {/^\d{1,5}$/.test(key) ? (
          <a href={`${start}/${key}`} className="inline-flex min-h-[48px] items-center underline">
            {t('back')}
          </a>
        ) : null}
      </div>
    </PatientShell>
  )
}

/** Only a path that saving leads to, whatever the address says */
function wayOn(start: string, next: string | undefined): string {
  if (next === '/home?saved=1') return next
  return next?.startsWith(`${start}/`) && !next.includes('..') ? next : start
}
