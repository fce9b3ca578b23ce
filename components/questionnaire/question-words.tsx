import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { itemControl } from '@/lib/questionnaire/extension'
import type { Item } from '@/lib/questionnaire/schema'
import type { Question } from './question'

const optional = /\b(leave (this|it) empty|optional)\b/i

/** The question's text: the page's heading where it is the only one. What may be left out says so. */
export function Legend({
  question: { item, isHeading, help },
  labels,
}: {
  question: Question
  /** The id of the one control that it is the label of; without it, it is the legend of several */
  labels?: string
}) {
  const t = useTranslations('questionnaire.answer')
  const words = (
    <>
      {item.prefix ? `${item.prefix} ` : ''}
      {item.text}
      {item.required || optional.test(help ?? '') ? null : (
        <span className="font-normal text-quiet"> {t('optionalMark')}</span>
      )}
    </>
  )
  const text = labels ? <label htmlFor={labels}>{words}</label> : words
  if (isHeading) return <h1 className="text-lead font-bold sm:text-title">{text}</h1>
  return <h2 className="text-body font-bold">{text}</h2>
}

/** The help of the file, then what the control itself has to say */
export function helpOf({ help }: Question, more?: ReactNode): ReactNode {
  if (!help && !more) return undefined
  return (
    <>
      {help?.split('\n').map((line) => (
        <p key={line} className="measure">
          {line}
        </p>
      ))}
      {more ? <p className="measure">{more}</p> : null}
    </>
  )
}

/** Many choices of one: a list to open rather than a page to scroll */
export const isDropDown = (item: Item, options: number): boolean =>
  !item.repeats && item.type === 'choice' && (itemControl(item) === 'drop-down' || options > 16)
