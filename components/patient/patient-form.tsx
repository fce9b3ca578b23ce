import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { PATIENT_LANGUAGES } from '@/lib/patient/schema'
import type { FieldErrors } from '@/lib/platform/field'
import { PersonFields } from './person-fields'

type Props = {
  action: string
  /** What stands in a field, by its name */
  value: (name: string) => string
  errors: FieldErrors
  send: string
  back: string
  /** A question to settle before sending again */
  children?: ReactNode
}

/** In the order they are asked, for the error summary */
export const PATIENT_FIELDS = ['givenName', 'familyName', 'birthDate', 'language', 'email', 'phone']

/** Who a patient is and how to reach them: to add one and to correct one */
export function PatientForm({ action, value, errors, send, back, children }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <form method="post" action={action} className="mt-3 flex max-w-[520px] flex-col gap-3" noValidate>
      <PersonFields value={value} errors={errors} />
      <SelectField
        {...text('language')}
        label="Language"
        hint="What does not exist in their language yet is shown in English."
        options={PATIENT_LANGUAGES}
      />
      <TextField
        {...text('email')}
        label="Email address (optional)"
        hint="Needed to invite them to the portal."
        type="email"
        autoComplete="off"
        maxLength={300}
      />
      <TextField {...text('phone')} label="Phone (optional)" type="tel" autoComplete="off" maxLength={100} />
      {children}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">{send}</Button>
        <ButtonLink size="clinic" look="plain" href={back}>
          Back without saving
        </ButtonLink>
      </div>
    </form>
  )
}
