import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { KeptWords } from '@/components/questionnaire/kept-words'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import { answerOf } from '@/lib/questionnaire/answers'
import { fieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import { pageOf } from '@/lib/questionnaire/pages'
import { type OwnClarification, ownClarifications } from '@/lib/questionnaire-response/clarification-queries'
import { FIELD_TAKES } from '@/lib/questionnaire-response/clarification-schema'
import { keptKeyOf } from '../../../kept-key'
import { one, opened, type Params, type Search, titled, typedInto } from '../own-response'

export async function generateMetadata({ params, searchParams }: Params & Search): Promise<Metadata> {
  const found = await titled((await params).assignmentId, searchParams)
  const [t, shell] = [await getTranslations('questionnaire.asked'), await getTranslations('shell')]
  return { title: found?.hasProblems ? shell('errorTitle', { title: t('title') }) : t('title') }
}

/**
 * What the clinic asks again: each with what was answered, to be changed, or to be explained as it stands. A reply that came
 * after another, or too late, is shown as not sent.
 */
export default async function AskedAgainPage({ params, searchParams }: Params & Search) {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, `${start}/asked`)
  const typed = await typedInto(one((await searchParams).again), actor.accountId)
  const isShown = ({ id, answeredAt }: OwnClarification) =>
    !answeredAt || (typed?.errors[''] !== undefined && typed.fields[`words-${id}`] !== undefined)
  const shown = (await ownClarifications(actor, assignmentId)).filter(isShown)
  if (shown.length === 0) redirect(`${start}/answers`)
  const [t, shell] = [await getTranslations('questionnaire.asked'), await getTranslations('shell')]
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), await getLocale())
  const { questionnaire, answers } = response
  return (
    <PatientShell who={actor} clinic={clinic} back={{ href: '/home', label: shell('home') }}>
      <ErrorSummary title={shell('problem')} problems={problemsOf(typed?.errors ?? {})} />
      <h1 className="text-title font-bold">{t('title')}</h1>
      <p className="measure mt-1">{t('lead', { title: response.title })}</p>
      {shown.map(({ id, linkId, question, words: asked, by, isOpen, answeredAt }) => {
        const item = itemOf(questionnaire, linkId)
        const page = pageOf(questionnaire, linkId)
        const name = `words-${id}`
        return (
          <section key={id} aria-labelledby={`asked-${id}`} className="mt-4 border-t-2 border-ink pt-2">
            <h2 id={`asked-${id}`} className="text-lead font-bold">
              {questionWords(questionnaire, answers, linkId, words) ?? question}
            </h2>
            <p className="mt-1">
              <span className="text-quiet">{t('answered')}: </span>
              <bdi className="font-semibold whitespace-pre-line">
                {item ? answerWords(item, answerOf(answers, linkId), words) : ''}
              </bdi>
            </p>
            <p className="measure mt-1 border-s-8 border-accent bg-wash px-2 py-1 whitespace-pre-line">
              <span className="text-quiet">{t('asks', { name: by })} </span>
              <bdi>{asked}</bdi>
            </p>
            {isOpen ? (
              <>
                {page ? (
                  <p className="mt-2">
                    <Link
                      href={`${start}/change/${page}#${fieldName(linkId)}`}
                      prefetch={false}
                      className="inline-flex min-h-[48px] items-center font-bold"
                    >
                      {t('change')}
                    </Link>
                    <span className="block text-quiet">{t('changeHint')}</span>
                  </p>
                ) : null}
                <form method="post" action={`${start}/asked/reply`} className="measure mt-3" noValidate>
                  <input type="hidden" name="clarificationId" value={id} />
                  <TextArea
                    name={name}
                    label={t('stands')}
                    hint={t('standsHint', { name: by })}
                    defaultValue={typed?.fields[name]?.[0] ?? ''}
                    error={typed?.errors[name]}
                    rows={3}
                    maxLength={FIELD_TAKES}
                  />
                  <KeptWords
                    name={name}
                    keptKey={keptKeyOf(actor, `asked-${id}`)}
                    restored={shell('restored')}
                  />
                  <div className="mt-2">
                    <Button>{t('send', { name: by })}</Button>
                  </div>
                </form>
              </>
            ) : (
              <>
                {answeredAt ? null : (
                  <p className="measure mt-2">{t('closed', { clinic: clinic.name, phone: clinic.phone })}</p>
                )}
                {typed?.fields[name]?.[0] ? (
                  <Notice look="clarify" title={t(answeredAt ? 'notSent' : 'late')} saying>
                    <p className="whitespace-pre-line">{typed.fields[name][0]}</p>
                  </Notice>
                ) : null}
              </>
            )}
          </section>
        )
      })}
    </PatientShell>
  )
}
