import { useTranslations } from 'next-intl'
import { FieldGroup } from '@/components/ui/choices'
import { datePrecision } from '@/lib/questionnaire/extension'
import { dateFieldName, fieldName, rowId } from '@/lib/questionnaire/field-names'
import { AbsenceBoxes } from './absences'
import { drawn } from './drawn-fields'
import type { Question } from './question'
import { Legend, useHint } from './question-words'
import { Rows } from './rows'
import { control } from './words-question'

/** A date as the numbers that are asked for: day, month and year, or less */
export function DateQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields, error } = question
  const name = fieldName(item.linkId)
  const parts = { day: ['day', 'month', 'year'], month: ['month', 'year'], year: ['year'] } as const
  const asked = parts[datePrecision(item)]
  const hint = useHint(question, asked.length === 3 ? t('dateHint') : undefined)
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={hint} error={error}>
      <Rows question={question} filled={drawn(fields, dateFieldName(item.linkId, 'year')).length}>
        {(row) => (
          <div className="mt-1 flex gap-2">
            {asked.map((part, at) => {
              const field = dateFieldName(item.linkId, part)
              const id = rowId(at === 0 ? name : field, row)
              return (
                <div key={part}>
                  <label htmlFor={id} className="block">
                    {t(part)}
                  </label>
                  <input
                    type="text"
                    inputMode="numeric"
                    id={id}
                    name={field}
                    defaultValue={drawn(fields, field)[row] ?? ''}
                    autoComplete="off"
                    aria-invalid={error ? true : undefined}
                    className={`${control} ${part === 'year' ? 'w-[96px]' : 'w-[72px]'}`}
                  />
                </div>
              )
            })}
          </div>
        )}
      </Rows>
      <AbsenceBoxes item={item} fields={fields} />
    </FieldGroup>
  )
}
