import { useLocale, useTranslations } from 'next-intl'
import { answerWords } from '@/lib/questionnaire/answer-words'
import type { Drawn } from './drawn-page'
import { answerWordsIn } from './spoken'

/** A value that is worked out or given: shown among the questions, not asked for */
export function GivenValue({ given }: { given: Extract<Drawn, { kind: 'value' }> }) {
  const t = useTranslations('questionnaire.answer')
  const words = answerWordsIn(t, useLocale())
  const { item, answer, help } = given
  return (
    <div className="border-l-4 border-rule pl-2">
      <p className="text-quiet">{[item.prefix, item.text].filter(Boolean).join(' ')}</p>
      <p className="text-lead font-bold tabular-nums">
        {answer ? (
          answerWords(item, answer, words)
        ) : (
          <span className="text-body font-normal">{t('notYet')}</span>
        )}
      </p>
      {help ? <p className="measure text-quiet">{help}</p> : null}
    </div>
  )
}
