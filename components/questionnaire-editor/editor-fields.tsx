import type { ReactNode } from 'react'
import type { FieldErrors } from '@/lib/platform/field'

/** What stands in an editor's form: as it is in the draft, or as it was typed and could not be taken */
export type EditorFields = Readonly<{
  values: (name: string) => readonly string[]
  errors: FieldErrors
}>

export const one = ({ values }: EditorFields, name: string): string => values(name)[0] ?? ''

export const isOn = (fields: EditorFields, name: string): boolean => one(fields, name) === 'yes'

/** A part of an editor's form under its own heading */
export function FormPart({
  title,
  under,
  children,
}: {
  title: string
  under?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="border-t border-rule pt-2">
      <h3 className="text-[1.125rem] font-bold">{title}</h3>
      {under ? <p className="text-small text-quiet">{under}</p> : null}
      <div className="mt-1.5 flex flex-col gap-2">{children}</div>
    </section>
  )
}

const box = 'rounded-soft border-2 border-edge bg-raised text-ink aria-invalid:border-urgent'

type Cell = {
  name: string
  /** Said to those who do not see the column */
  label: string
  defaultValue?: string | undefined
  id?: string
  error?: string | undefined
  numeric?: boolean
  list?: string
  type?: 'text' | 'date'
}

/** A field in a row of fields, under a column's heading */
export function CellField({ name, label, id, error, numeric, type = 'text', ...rest }: Cell) {
  return (
    <input
      {...rest}
      type={type}
      id={id}
      name={name}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error && id ? `${id}-error` : undefined}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      className={`${box} block min-h-[36px] w-full min-w-0 px-1`}
    />
  )
}

export function CellSelect({
  name,
  label,
  id,
  error,
  defaultValue,
  options,
}: Cell & { options: readonly { value: string; label: string }[] }) {
  return (
    <select
      id={id}
      name={name}
      aria-label={label}
      defaultValue={defaultValue}
      aria-invalid={error ? true : undefined}
      aria-describedby={error && id ? `${id}-error` : undefined}
      className={`${box} block min-h-[36px] w-full min-w-0 px-0.5`}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** What is wrong in a row, under it */
export function RowError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p id={`${id}-error`} className="text-small font-semibold text-urgent">
      {error}
    </p>
  ) : null
}

/** A small button in a row: a sign for those who see it, words for all */
export function RowButton({
  name,
  value,
  label,
  sign,
  id,
}: {
  name: string
  value: string
  label: string
  sign: string
  id?: string
}) {
  return (
    <button
      type="submit"
      id={id}
      name={name}
      value={value}
      title={label}
      className="inline-flex size-[36px] shrink-0 cursor-pointer items-center justify-center rounded-soft border-2 border-transparent text-accent hover:border-edge"
    >
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{label}</span>
    </button>
  )
}

/** A box to tick, with its words */
export function Tick({
  fields,
  name,
  label,
  hint,
}: {
  fields: EditorFields
  name: string
  label: string
  hint?: string
}) {
  return (
    <label className="flex cursor-pointer items-start gap-1 py-0.5">
      <input
        type="checkbox"
        name={name}
        id={name}
        value="yes"
        defaultChecked={isOn(fields, name)}
        className="mt-[2px] size-[20px] shrink-0 accent-accent"
      />
      <span>
        {label}
        {hint ? <span className="block text-small text-quiet">{hint}</span> : null}
      </span>
    </label>
  )
}
