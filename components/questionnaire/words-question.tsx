import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldGroup } from '@/components/ui/choices'
import { describedBy, FieldError, Hint } from '@/components/ui/field'
import { datePrecision, extensionUrl, numberOf, unitOf } from '@/lib/questionnaire/extension'
import { dateFieldName, fieldName } from '@/lib/questionnaire/field-names'
import { AbsenceBoxes } from './absences'
import { drawnText } from './drawn-fields'
import type { Question } from './question'
import { helpOf, Legend } from './question-words'

const control =
  'rounded-soft border-2 border-edge bg-raised px-1.5 text-ink aria-invalid:border-urgent min-h-[48px]'

/** One line, several lines, a number: the question is the label. No maxlength: a browser would cut off what is pasted. */
export function WordsQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields, error } = question
  const name = fieldName(item.linkId)
  const hint = helpOf(question, useLimit(question, t))
  const shared = {
    id: name,
    name,
    defaultValue: drawnText(fields, name),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy({ name, hint, error }),
    autoComplete: 'off',
  } as const
  const unit = unitOf(item)
  return (
    <Labelled question={question} hint={hint}>
      {item.type === 'text' ? (
        <textarea {...shared} rows={6} className={`${control} block w-full py-1`} />
      ) : isNumber(item.type) ? (
        <span className="flex items-center gap-1">
          <input
            {...shared}
            type="text"
            inputMode={item.type === 'integer' ? 'numeric' : 'decimal'}
            className={`${control} w-[128px]`}
          />
          {unit}
        </span>
      ) : (
        <input {...shared} type="text" className={`${control} block w-full`} />
      )}
      <AbsenceBoxes item={item} fields={fields} />
    </Labelled>
  )
}

/** One of many choices, as a list to open */
export function DropDownQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, options, fields, error } = question
  const name = fieldName(item.linkId)
  const hint = helpOf(question)
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
          <option key={key} value={key}>
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
    <div className={question.error ? 'border-l-4 border-urgent pl-2' : ''}>
      <div className="mb-1">
        <Legend question={question} labels={name} />
      </div>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={question.error} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

const isNumber = (type: string): boolean => type === 'integer' || type === 'decimal'

function useLimit({ item, help }: Question, t: ReturnType<typeof useTranslations<'questionnaire.answer'>>) {
  const [min, max] = [numberOf(item, extensionUrl.minValue), numberOf(item, extensionUrl.maxValue)]
  if (isNumber(item.type))
    return !help && min !== undefined && max !== undefined ? t('number', { min, max }) : undefined
  return item.maxLength ? t('limit', { max: item.maxLength }) : undefined
}

/** A date as the numbers that are asked for: day, month and year, or less */
export function DateQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields, error } = question
  const name = fieldName(item.linkId)
  const parts = { day: ['day', 'month', 'year'], month: ['month', 'year'], year: ['year'] } as const
  const asked = parts[datePrecision(item)]
  const hint = helpOf(question, asked.length === 3 ? t('dateHint') : undefined)
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={hint} error={error}>
      <div className="mt-1 flex gap-2">
        {asked.map((part, at) => (
          <div key={part}>
            <label htmlFor={at === 0 ? name : dateFieldName(item.linkId, part)} className="block">
              {t(part)}
            </label>
            <input
              type="text"
              inputMode="numeric"
              id={at === 0 ? name : dateFieldName(item.linkId, part)}
              name={dateFieldName(item.linkId, part)}
              defaultValue={drawnText(fields, dateFieldName(item.linkId, part))}
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              className={`${control} ${part === 'year' ? 'w-[96px]' : 'w-[72px]'}`}
            />
          </div>
        ))}
      </div>
      <AbsenceBoxes item={item} fields={fields} />
    </FieldGroup>
  )
}
