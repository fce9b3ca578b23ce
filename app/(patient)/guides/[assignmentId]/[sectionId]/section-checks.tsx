import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CheckAnswer } from '@/components/guide/check-answer'
import { answerName, CheckForm, checkAnchor } from '@/components/guide/check-form'
import type { ProseWords } from '@/components/guide/guide-prose'
import { originOf } from '@/lib/agenda/topic'
import { partPath } from '@/lib/guide/guide-path'
import type { OwnGuide } from '@/lib/guide/queries'
import { type CheckView, checkView, type Part } from '@/lib/guide/reading'
import type { FieldErrors } from '@/lib/platform/field'

type Props = {
  own: OwnGuide
  part: Part
  /** Origins of what is on the list already */
  listed: readonly string[]
  /** The check that another go is asked for */
  retry: unknown
  errors: FieldErrors
  prose: ProseWords
  onList: ReactNode
}

/** The questions that close a part: each as a form, or what came of the latest go at it */
export async function SectionChecks({ own, part, listed, retry, errors, prose, onList }: Props) {
  const t = await getTranslations('guide')
  const here = partPath(own.assignmentId, part.section.id)
  const verdict = ({ understood, text }: NonNullable<CheckView['answer']>) =>
    understood ? t('right') : text === null ? t('unsure') : t('wrong')
  return part.checks.map((check) => {
    const view = checkView(check, part.section, own.answers[check.id] ?? null)
    const error = errors[answerName(check.id)]
    const { answer } = view
    if (!answer || error || retry === check.id)
      return (
        <CheckForm
          key={check.id}
          check={view}
          language={own.guide.language}
          action={`${here}/check`}
          error={error}
          words={{ heading: t('check'), notSure: t('notSure'), submit: t('checkAnswer') }}
        />
      )
    return (
      <CheckAnswer
        key={check.id}
        check={view}
        language={own.guide.language}
        answer={answer}
        prose={prose}
        retryAt={`${here}?retry=${check.id}#${checkAnchor(check.id)}`}
        listAt={listed.includes(originOf.check(own.assignmentId, check.id)) ? null : `${here}/list`}
        listed={onList}
        words={{
          heading: t('check'),
          youAnswered: t('youAnswered', { answer: answer.text ?? t('notSure') }),
          verdict: verdict(answer),
          fromThisPart: t('fromThisPart'),
          tryAgain: t('tryAgain'),
          putOnList: t('putOnList'),
        }}
      />
    )
  })
}
