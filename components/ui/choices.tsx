import type { ReactNode } from 'react'
import { describedBy, FieldError, Hint } from './field'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type Choices = {
  name: string
  /** Radio buttons take one, check boxes several */
  kind: 'radio' | 'checkbox'
  choices: readonly Choice[]
  chosen: readonly string[]
  /** Choices apart from the rest, under a rule: "I'm not sure" */
  apart?: readonly Choice[]
  clinic?: boolean
  /** Side by side where there is room */
  isInline?: boolean
}

/** The choices alone; the id of the first is the group's name, so that an error link lands on it */
export function Choices({ name, kind, choices, chosen, apart = [], clinic, isInline }: Choices) {
  const one = (choice: Choice, first: boolean) => (
    <label
      key={choice.value}
      className={`flex cursor-pointer items-start gap-1.5 ${clinic ? 'py-0.5' : 'min-h-[48px] border-b border-rule py-1.5 last:border-b-0'} has-checked:font-semibold`}
    >
      <input
        type={kind}
        id={first ? name : undefined}
        name={name}
        value={choice.value}
        defaultChecked={chosen.includes(choice.value)}
        className={`mt-[2px] shrink-0 accent-accent ${clinic ? 'size-[20px]' : 'size-[26px]'}`}
      />
      <span>
        {choice.label}
        {choice.hint ? <span className="block font-normal text-quiet">{choice.hint}</span> : null}
      </span>
    </label>
  )
  return (
    <div>
      <div className={isInline ? 'sm:flex sm:flex-wrap sm:gap-x-4' : ''}>
        {choices.map((choice, at) => one(choice, at === 0))}
      </div>
      {apart.length > 0 ? (
        <div className="mt-1 border-t-4 border-double border-rule pt-1">
          {apart.map((choice) => one(choice, false))}
        </div>
      ) : null}
    </div>
  )
}

type Group = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
}

/** A question over several controls. Give a page's only question as `<h1>` in `legend`. */
export function FieldGroup({ name, legend, hint, error, children }: Group) {
  return (
    <fieldset
      aria-describedby={describedBy({ name, hint, error })}
      className={`group/field ${error ? 'border-s-4 border-urgent ps-2' : ''}`}
    >
      <legend className="mb-1 block font-semibold">{legend}</legend>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={error} />
      {children}
    </fieldset>
  )
}
