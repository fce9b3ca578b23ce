import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CarriedFields } from '@/components/questionnaire/change-form'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/field'
import { problemsOf } from '@/components/ui/problem'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { itemOf } from '@/lib/questionnaire/item-index'
import { pageOf } from '@/lib/questionnaire/pages'
import { one, type Params, type Search, titled } from '../own-response'
import { correcting } from './correcting'

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const found = await titled((await params).assignmentId, searchParams)
  const [t, shell] = [await getTranslations('questionnaire.change'), await getTranslations('shell')]
  return { title: found?.hasProblems ? shell('errorTitle', { title: t('title') }) : t('title') }
}

/** What was sent and what is said now, side by side, and why: then it is sent */
export default async function SendChangePage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const token = one((await searchParams).again)
  const found = await correcting(assignmentId, `/questions/${assignmentId}/change`, token)
  const { actor, clinic, response, start, typed, correction } = found
  const { questionnaire, visit } = response
  if (!typed || correction.pages.length === 0) redirect(`${start}/answers`)
  if (correction.openPage) redirect(`${start}/change/${correction.openPage}?again=${token}`)
  const [t, shell] = [await getTranslations('questionnaire.change'), await getTranslations('shell')]
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), await getLocale())
  const carried = Object.entries(typed.fields)
    .filter(([name]) => name !== 'reason' && name !== 'revision')
    .flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
  const rows = correction.changes.flatMap(({ linkId, before, after }) => {
    const item = itemOf(questionnaire, linkId)
    if (!item) return []
    const said = (answer: typeof before) => answerWords(item, answer ?? undefined, words)
    return { linkId, question: item.text ?? '', was: said(before), now: said(after) }
  })
  const edit = pageOf(questionnaire, rows[0]?.linkId ?? '') ?? correction.pages[0]
  return (
    <PatientShell
      who={actor}
      clinic={clinic}
      back={{ href: `${start}/change/${edit}?again=${token}`, label: t('edit') }}
    >
      <ErrorSummary title={shell('problem')} problems={problemsOf(typed.errors)} />
      <h1 className="text-title font-bold">{t('title')}</h1>
      {rows.length === 0 ? (
        <p className="measure my-3">{t('nothing')}</p>
      ) : (
        <>
          <dl className="mt-2 border-t-2 border-ink">
            {rows.map(({ linkId, question, was, now }) => (
              <div key={linkId} className="border-b border-rule py-1.5">
                <dt className="text-quiet">{question}</dt>
                <dd className="mt-0.5 whitespace-pre-line">
                  <span className="text-quiet">{t('was')}: </span>
                  {was}
                </dd>
                <dd className="whitespace-pre-line">
                  <span className="text-quiet">{t('now')}: </span>
                  <span className="font-semibold">{now}</span>
                </dd>
              </div>
            ))}
          </dl>
          <form method="post" action={`${start}/change/send`} className="mt-3" noValidate>
            <CarriedFields fields={carried} />
            <input type="hidden" name="revision" value={response.revision} />
            <TextArea
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={3}
              defaultValue={typed.fields.reason?.[0]}
              error={typed.errors.reason}
            />
            <div className="mt-3">
              <Button>{t('send', { practitioner: visit.practitioner })}</Button>
            </div>
          </form>
        </>
      )}
      <p className="mt-2">
        <Link href={`${start}/answers`} prefetch={false} className="inline-flex min-h-[48px] items-center">
          {t('cancel')}
        </Link>
      </p>
    </PatientShell>
  )
}
