import { FieldGroup } from '@/components/ui/choices'
import type { Scale } from '@/lib/questionnaire/extension'
import { fieldName } from '@/lib/questionnaire/field-names'
import { ApartChoices, ClearAnswer } from './absences'
import { drawn } from './drawn-fields'
import type { Question } from './question'
import { Legend, useHint } from './question-words'

/**
 * 0 to 10 as numbers with words at both ends: one column on a phone, where a thumb hits each, and a row where there is
 * room. No slider: it begins somewhere, and an untouched one looks answered.
 */
export function ScaleQuestion({ question, scale }: { question: Question; scale: Scale }) {
  const { item, fields, error, lang } = question
  const name = fieldName(item.linkId)
  const chosen = drawn(fields, name)
  const numbers = Array.from(
    { length: Math.floor((scale.max - scale.min) / scale.step) + 1 },
    (_, at) => scale.min + at * scale.step,
  )
  const words = (number: number) =>
    number === scale.min ? scale.lowWords : number === scale.max ? scale.highWords : undefined
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={useHint(question)} error={error}>
      <div className="mt-2 flex flex-col sm:flex-row">
        {numbers.map((number) => (
          <label
            key={number}
            className="-mb-[2px] flex min-h-[48px] cursor-pointer items-center gap-1.5 border-2 border-edge bg-raised px-1.5 first:rounded-t-soft last:rounded-b-soft has-checked:relative has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:relative has-focus-visible:outline-3 has-focus-visible:outline-offset-0 sm:-me-[2px] sm:mb-0 sm:min-h-[72px] sm:flex-1 sm:flex-col sm:justify-center sm:gap-0.5 sm:px-0 sm:first:rounded-t-none sm:first:rounded-s-soft sm:last:rounded-b-none sm:last:rounded-e-soft"
          >
            <input
              type="radio"
              id={number === scale.min ? name : undefined}
              name={name}
              value={number}
              defaultChecked={chosen.includes(String(number))}
              className="size-[24px] shrink-0 accent-on-accent"
            />
            <span className="min-w-[3ch] text-lead font-bold tabular-nums sm:min-w-0">{number}</span>
            {words(number) ? (
              <span lang={lang} className="sm:sr-only">
                {words(number)}
              </span>
            ) : null}
          </label>
        ))}
      </div>
      <div className="mt-1 hidden justify-between gap-4 text-quiet sm:flex" aria-hidden="true">
        <span>{scale.lowWords}</span>
        <span className="text-end">{scale.highWords}</span>
      </div>
      <ApartChoices item={item} fields={fields} kind="radio" />
      <ClearAnswer item={item} />
    </FieldGroup>
  )
}
