import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SaidIn } from '@/components/ui/said-in'
import { itemControl } from '@/lib/questionnaire/extension'
import type { Item } from '@/lib/questionnaire/schema'
import { stillFieldName } from '@/lib/questionnaire-response/last-time'
import type { Question } from './question'

const optional = /\b(leave (this|it) empty|optional|dejarlo vacío|opcional)\b/i

/** The question's text: the page's heading where it is the only one. What may be left out says so. */
export function Legend({
  question: { item, isHeading, help, lang },
  labels,
}: {
  question: Question
  /** The id of the one control that it is the label of; without it, it is the legend of several */
  labels?: string
}) {
  const t = useTranslations('questionnaire.answer')
  const words = (
    <>
      <SaidIn lang={lang}>
        {item.prefix ? `${item.prefix} ` : ''}
        {item.text}
      </SaidIn>
      {item.required || optional.test(help ?? '') ? null : (
        <span className="font-normal text-quiet"> {t('optionalMark')}</span>
      )}
    </>
  )
  const text = labels ? <label htmlFor={labels}>{words}</label> : words
  if (isHeading) return <h1 className="text-lead font-bold sm:text-title">{text}</h1>
  return <h2 className="text-body font-bold">{text}</h2>
}

/** The help, and that an answer is filled in which nobody has given yet */
export function useHint(question: Question, more?: ReactNode): ReactNode {
  const t = useTranslations('questionnaire.answer')
  return helpOf(question, question.isPrefilled ? t('prefilled') : more)
}

/** The help of the file, then what the control itself has to say */
function helpOf({ help, lastTime, item, lang }: Question, more?: ReactNode): ReactNode {
  if (!help && !more && !lastTime) return undefined
  return (
    <>
      {help?.split('\n').map((line) => (
        <p key={line} lang={lang} className="measure">
          {line}
        </p>
      ))}
      {more ? <p className="measure">{more}</p> : null}
      {lastTime ? <LastTime linkId={item.linkId} {...lastTime} /> : null}
    </>
  )
}

/** Many choices of one: a list to open rather than a page to scroll */
export const isDropDown = (item: Item, options: number): boolean =>
  !item.repeats && item.type === 'choice' && (itemControl(item) === 'drop-down' || options > 16)

/** An answer of the last visit: it counts once somebody says that it is still true */
function LastTime({ linkId, day, words }: { linkId: string; day: string; words: string }) {
  const t = useTranslations('questionnaire.lastTime')
  return (
    <div className="my-1 border-s-4 border-accent bg-wash p-1.5 text-ink">
      <p className="measure">
        {t('said', { day })} <span className="font-semibold whitespace-pre-line">{words}</span>
      </p>
      <label className="flex min-h-[48px] cursor-pointer items-start gap-1.5 pt-1.5 has-checked:font-semibold">
        <input
          type="checkbox"
          name={stillFieldName}
          value={linkId}
          className="mt-[2px] size-[26px] shrink-0 accent-accent"
        />
        <span>{t('still')}</span>
      </label>
    </div>
  )
}
