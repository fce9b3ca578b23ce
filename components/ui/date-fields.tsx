import type { ReactNode } from 'react'
import { FieldGroup } from './choices'

export type DateParts = { day: string; month: string; year: string }

type Props = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  value: Partial<DateParts>
  words: DateParts
  autoComplete?: 'bday'
}

/** Day, month and year as three numbers: remembered dates are typed faster than picked. Posts name.day, name.month, name.year. */
export function DateFields({ name, legend, hint, error, value, words, autoComplete }: Props) {
  return (
    <FieldGroup name={name} legend={legend} hint={hint} error={error}>
      <div className="mt-1 flex gap-2">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div key={part}>
            <label htmlFor={part === 'day' ? name : `${name}.${part}`} className="block">
              {words[part]}
            </label>
            <input
              type="text"
              inputMode="numeric"
              id={part === 'day' ? name : `${name}.${part}`}
              name={`${name}.${part}`}
              defaultValue={value[part]}
              maxLength={part === 'year' ? 4 : 2}
              autoComplete={autoComplete ? `${autoComplete}-${part}` : undefined}
              aria-invalid={error ? true : undefined}
              className={`min-h-[48px] rounded-soft border-2 border-edge bg-raised px-1.5 aria-invalid:border-urgent ${part === 'year' ? 'w-[88px]' : 'w-[64px]'}`}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
