import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CarriedFields } from '@/components/questionnaire/change-form'
import { ChangedAnswers } from '@/components/questionnaire/changed-answers'
import { KeptChange } from '@/components/questionnaire/kept-change'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { pageOf } from '@/lib/questionnaire/pages'
import { keptKeyOf } from '../../../kept-key'
import { one, type Params, type Search, titled } from '../own-response'
import { changeRows } from './change-rows'
import { correcting, tooLate } from './correcting'

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const found = await titled((await params).assignmentId, searchParams)
  const [t, shell] = [await getTranslations('questionnaire.change'), await getTranslations('shell')]
  const title = t(found && !found.response.isCorrectable ? 'closedTitle' : 'title')
  return { title: found?.hasProblems ? shell('errorTitle', { title }) : title }
}

/**
 * What was sent and what is said now, side by side, and why: then it is sent. Once the day of the visit is over it says so
 * instead, and shows what was typed until then.
 */
export default async function SendChangePage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const token = one((await searchParams).again)
  const found = await correcting(assignmentId, `/questions/${assignmentId}/change`, token)
  const { actor, clinic, response, start, typed, correction } = found
  const reason = typed?.fields.reason?.[0]
  if (!typed || correction.pages.length === 0) redirect(`${start}/answers`)
  const isClosed = !response.isCorrectable
  if (correction.openPage && !isClosed) redirect(`${start}/change/${correction.openPage}?again=${token}`)
  const [t, shell] = [await getTranslations('questionnaire.change'), await getTranslations('shell')]
  const carried = Object.entries(typed.fields)
    .filter(([name]) => name !== 'reason' && name !== 'revision')
    .flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
  const rows = await changeRows(response, typed, correction)
  if (isClosed && rows.length === 0) redirect(`${start}/answers`)
  const edit = pageOf(response.questionnaire, rows[0]?.linkId ?? '') ?? correction.pages[0]
  return (
    <PatientShell
      who={actor}
      clinic={clinic}
      back={
        isClosed
          ? { href: `${start}/answers`, label: t('back') }
          : { href: `${start}/change/${edit}?again=${token}`, label: t('edit') }
      }
    >
      <ErrorSummary
        title={shell('problem')}
        problems={problemsOf(isClosed ? await tooLate(clinic) : typed.errors)}
      />
      <h1 className="text-title font-bold">{t(isClosed ? 'closedTitle' : 'title')}</h1>
      {rows.length > 0 ? <ChangedAnswers rows={rows} /> : <p className="measure my-3">{t('nothing')}</p>}
      {isClosed && reason ? (
        <p className="measure my-3 whitespace-pre-line">
          <span className="block text-quiet">{t('reason')}</span>
          {reason}
        </p>
      ) : null}
      {rows.length > 0 && !isClosed ? (
        <form method="post" action={`${start}/change/send`} className="mt-3" noValidate>
          <CarriedFields fields={carried} />
          <input type="hidden" name="revision" value={response.revision} />
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={3}
            defaultValue={reason}
            error={typed.errors.reason}
          />
          <div className="mt-3">
            <Button>{t('send', { practitioner: response.visit.practitioner })}</Button>
          </div>
          <KeptChange keptKey={keptKeyOf(actor, `change-${assignmentId}`)} again={null} isLast />
        </form>
      ) : null}
      <p className="mt-2">
        <Link
          href={`${start}/answers`}
          data-give-up
          prefetch={false}
          className="inline-flex min-h-[48px] items-center"
        >
          {t(isClosed ? 'back' : 'cancel')}
        </Link>
      </p>
    </PatientShell>
  )
}
