'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'

/** The tools above stay in sight: what gets the focus comes to stand below them */
const control =
  'mt-0.5 scroll-mt-[208px] block w-full rounded-soft border-2 border-edge bg-raised px-1 py-0.5'

type FormProps = {
  legend: string
  /** What puts it into the text; none where there is nothing to put in */
  submit?: { words: string; run: () => void }
  /** What stands between that and “Close” */
  more?: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * What is put into the text with something to choose or to write. No form element of its own: it stands within the part's.
 * Enter puts it in, Escape leads back to the text.
 */
export function RichForm({ legend, submit, more, onClose, children }: FormProps) {
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.querySelector<HTMLElement>('select, input, textarea, button')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    // the part's own form is not sent by it
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      submit?.run()
    }
  }
  return (
    <fieldset ref={group} onKeyDown={onKeyDown} className="border-2 border-b-0 border-edge bg-paper p-1">
      <legend className="sr-only">{legend}</legend>
      {children}
      <div className="mt-1 flex flex-wrap gap-1">
        {submit ? (
          <Button type="button" size="clinic" onClick={submit.run}>
            {submit.words}
          </Button>
        ) : null}
        {more}
        <Button type="button" size="clinic" look="secondary" onClick={onClose}>
          Close
        </Button>
      </div>
    </fieldset>
  )
}

type FieldProps = {
  label: string
  hint?: string
  error?: string | null
  children: (props: Controlled) => ReactNode
}
type Controlled = {
  id: string
  className: string
  'aria-invalid'?: true | undefined
  'aria-describedby'?: string | undefined
}

/** A labelled control of such a form; it has no name, so that the part's form does not send it */
export function RichFormField({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="mt-1 first-of-type:mt-0">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-small text-quiet">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="font-semibold text-urgent">
          {error}
        </p>
      ) : null}
      {children({
        ...{ id, className: control },
        ...(error ? { 'aria-invalid': true } : {}),
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
      })}
    </div>
  )
}
