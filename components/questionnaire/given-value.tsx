import { useLocale, useTranslations } from 'next-intl'
import { answerWords, picturesOf } from '@/lib/questionnaire/answer-words'
import type { Drawn } from './drawn-page'
import { Pictures } from './pictures'
import { answerWordsIn } from './spoken'

type Props = { given: Extract<Drawn, { kind: 'value' }>; lang: string | undefined }

/** A value that is worked out or given, or photos that were sent: shown among the questions, not asked for */
export function GivenValue({ given, lang }: Props) {
  const t = useTranslations('questionnaire.answer')
  const words = answerWordsIn(t, useLocale())
  const { item, answer, help } = given
  const isPhotos = item.type === 'attachment'
  return (
    <div className="border-s-4 border-rule ps-2">
      <p className="text-quiet" lang={lang}>
        {[item.prefix, item.text].filter(Boolean).join(' ')}
      </p>
      <p className="text-lead font-bold tabular-nums">
        {answer || isPhotos ? (
          answerWords(item, answer, words)
        ) : (
          <span className="text-body font-normal">{t('notYet')}</span>
        )}
      </p>
      <Pictures addresses={picturesOf(answer)} of={item.text ?? ''} />
      {isPhotos ? <p className="measure text-quiet">{t('photosStay')}</p> : null}
      {help && !isPhotos ? (
        <p className="measure text-quiet" lang={lang}>
          {help}
        </p>
      ) : null}
    </div>
  )
}
