import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { describedBy, FieldError, Hint } from '@/components/ui/field'
import {
  entryFormatOf,
  extensionUrl,
  numberOf,
  unitKey,
  unitOf,
  unitsOf,
} from '@/lib/questionnaire/extension'
import { fieldName, rowId, unitFieldName } from '@/lib/questionnaire/field-names'
import { AbsenceBoxes } from './absences'
import { drawn, drawnText } from './drawn-fields'
import type { Question } from './question'
import { Legend, useHint } from './question-words'
import { Rows } from './rows'

export const control =
  'rounded-soft border-2 border-edge bg-raised px-1.5 text-ink aria-invalid:border-urgent min-h-[48px]'

/**
 * One line, several lines, a number: the question is the label. Where it takes several, one row for each and one more. No
 * maxlength: a browser would cut off what is pasted.
 */
export function WordsQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields } = question
  const name = fieldName(item.linkId)
  const hint = useHint(question, useLimit(question, t))
  return (
    <Labelled question={question} hint={hint}>
      <Rows question={question} filled={drawn(fields, name).length}>
        {(row) => <WordsField question={question} hint={hint} row={row} />}
      </Rows>
      <AbsenceBoxes item={item} fields={fields} />
    </Labelled>
  )
}

function WordsField({ question, hint, row }: { question: Question; hint: ReactNode; row: number }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields, error } = question
  const name = fieldName(item.linkId)
  const shared = {
    id: rowId(name, row),
    name,
    defaultValue: drawn(fields, name)[row] ?? '',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy({ name, hint, error }),
    'aria-label': row > 0 ? t('row', { text: item.text ?? '', nth: row + 1 }) : undefined,
    autoComplete: 'off',
  } as const
  if (item.type === 'text')
    return <textarea {...shared} rows={item.repeats ? 3 : 6} className={`${control} block w-full py-1`} />
  if (!isNumber(item.type)) return <input {...shared} type="text" className={`${control} block w-full`} />
  return (
    <span className="flex flex-wrap items-center gap-1">
      <input
        {...shared}
        type="text"
        inputMode={item.type === 'integer' ? 'numeric' : 'decimal'}
        className={`${control} w-[128px]`}
      />
      {item.type === 'quantity' ? <Unit question={question} row={row} /> : unitOf(item)}
    </span>
  )
}

/** The unit of a number: said where there is one, picked where there are several */
function Unit({ question: { item, fields }, row }: { question: Question; row: number }) {
  const t = useTranslations('questionnaire.answer')
  const units = unitsOf(item)
  if (units.length < 2) return units[0]?.display ?? units[0]?.code
  const name = unitFieldName(item.linkId)
  return (
    <select
      name={name}
      aria-label={t('unit')}
      defaultValue={drawn(fields, name)[row] ?? ''}
      className={`${control} min-w-[96px]`}
    >
      <option value="">{t('unit')}</option>
      {units.map((unit) => (
        <option key={unitKey(unit)} value={unitKey(unit)}>
          {unit.display ?? unit.code}
        </option>
      ))}
    </select>
  )
}

/** One of many choices, as a list to open */
export function DropDownQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, options, fields, error, lang } = question
  const name = fieldName(item.linkId)
  const hint = useHint(question)
  return (
    <Labelled question={question} hint={hint}>
      <select
        id={name}
        name={name}
        defaultValue={drawnText(fields, name)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint, error })}
        className={`${control} block w-full`}
      >
        <option value="">{t('pick')}</option>
        {options.map(({ key, label }) => (
          <option key={key} value={key} lang={lang}>
            {label}
          </option>
        ))}
      </select>
      <AbsenceBoxes item={item} fields={fields} />
    </Labelled>
  )
}

type Labelled = { question: Question; hint: ReactNode; children: ReactNode }

function Labelled({ question, hint, children }: Labelled) {
  const name = fieldName(question.item.linkId)
  return (
    <div className={question.error ? 'border-s-4 border-urgent ps-2' : ''}>
      <div className="mb-1">
        <Legend question={question} labels={name} />
      </div>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={question.error} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

const isNumber = (type: string): boolean => ['integer', 'decimal', 'quantity'].includes(type)

function useLimit({ item, help }: Question, t: ReturnType<typeof useTranslations<'questionnaire.answer'>>) {
  const [min, max] = [numberOf(item, extensionUrl.minValue), numberOf(item, extensionUrl.maxValue)]
  if (isNumber(item.type))
    return !help && min !== undefined && max !== undefined ? t('number', { min, max }) : undefined
  const format = entryFormatOf(item)
  if (format && !help) return t('format', { format })
  return item.maxLength ? t('limit', { max: item.maxLength }) : undefined
}
