import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'

type Words = { name: string; label: ReactNode; hint?: ReactNode; error?: string | undefined }

export const errorId = (name: string): string => `${name}-error`
const hintId = (name: string): string => `${name}-hint`

const control =
  'block w-full rounded-soft border-2 bg-raised px-1.5 text-ink aria-invalid:border-urgent border-edge'

/** What assistive technology reads with a control */
export function describedBy({
  name,
  hint,
  error,
}: Pick<Words, 'name' | 'hint' | 'error'>): string | undefined {
  return [hint ? hintId(name) : '', error ? errorId(name) : ''].filter(Boolean).join(' ') || undefined
}

/** Label, hint and error around a control with the id `name` */
export function Field({ name, label, hint, error, children }: Words & { children: ReactNode }) {
  return (
    <div className={error ? 'border-s-4 border-urgent ps-2' : ''}>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={error} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

export function Hint({ name, hint }: Pick<Words, 'name' | 'hint'>) {
  return hint ? (
    <div id={hintId(name)} className="text-quiet">
      {hint}
    </div>
  ) : null
}

export function FieldError({ name, error }: Pick<Words, 'name' | 'error'>) {
  return error ? (
    <p id={errorId(name)} className="font-semibold text-urgent">
      {error}
    </p>
  ) : null
}

type TextField = Words & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'size'> & { clinic?: boolean }

export function TextField({ name, label, hint, error, clinic, className = '', ...rest }: TextField) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <input
        type="text"
        {...rest}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint, error })}
        className={`${control} ${clinic ? 'min-h-[40px]' : 'min-h-[48px]'} ${className}`}
      />
    </Field>
  )
}

type TextArea = Words & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export function TextArea({ name, label, hint, error, rows = 4, ...rest }: TextArea) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <textarea
        {...rest}
        rows={rows}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint, error })}
        className={`${control} py-1`}
      />
    </Field>
  )
}

type Select = Words & {
  options: readonly { value: string; label: string }[]
  defaultValue?: string | undefined
  clinic?: boolean
}

export function SelectField({ name, label, hint, error, options, defaultValue, clinic }: Select) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint, error })}
        className={`${control} ${clinic ? 'min-h-[40px]' : 'min-h-[48px]'}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
