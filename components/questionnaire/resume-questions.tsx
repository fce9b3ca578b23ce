import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said-in'
import type { Journey } from '@/lib/questionnaire/journey'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { languageOfWords } from '@/lib/questionnaire/translation'

type Props = {
  response: {
    assignmentId: string
    title: string
    questionnaire: Questionnaire
    note: string
    respondent: 'patient' | 'parent' | 'carer' | 'staff' | null
  }
  path: Journey
  patientName: string
  /** A parent or carer with their own sign-in: who answers is known */
  isOnBehalf: boolean
}

/** For somebody who comes back: how far they are, and one button that goes on from there */
export function ResumeQuestions({ response, path, patientName, isOnBehalf }: Props) {
  const t = useTranslations('questionnaire')
  const start = `/questions/${response.assignmentId}`
  const isAll = path.resumeAt === null
  return (
    <>
      <h1 className="text-title font-bold">
        <Said language={languageOfWords(response.questionnaire)}>{response.title}</Said>
      </h1>
      <p className="measure mt-3 text-lead">
        {isAll
          ? t('start.allAnswered')
          : t('start.progress', { answered: path.answered, total: path.questions })}
      </p>
      {isAll ? null : <p className="mt-1 text-quiet">{t('minutesLeft', { minutes: path.minutesLeft })}</p>}
      <div className="mt-4">
        <ButtonLink href={`${start}/${path.resumeAt ?? 'check'}`}>
          {isAll ? t('start.check') : t('start.continue')}
        </ButtonLink>
      </div>
      {response.note ? (
        <Notice title={t('start.note')}>
          <p className="whitespace-pre-line">{response.note}</p>
        </Notice>
      ) : null}
      {isOnBehalf ? null : (
        <p className="mt-4 border-t border-rule pt-2 text-quiet">
          {response.respondent
            ? t('start.filledBy', { who: t(`by.${response.respondent}`, { name: patientName }) })
            : null}{' '}
          <a href={`${start}?who=1`} className="inline-flex min-h-[48px] items-center underline">
            {t('start.someoneElse')}
          </a>
        </p>
      )}
    </>
  )
}
