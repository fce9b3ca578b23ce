import { Button, ButtonLink } from '@/components/ui/button'
import { DateFields } from '@/components/ui/date-fields'
import { TextArea, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

/** In the order they are asked, for the error summary */
export const EMERGENCY_FIELDS = ['givenName', 'familyName', 'birthDate', 'reason']

type Props = { value: (name: string) => string; errors: FieldErrors }

/** Whose record, and why now */
export function EmergencyForm({ value, errors }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <form
      method="post"
      action="/emergency/open"
      className="mt-3 flex max-w-[520px] flex-col gap-3"
      noValidate
    >
      <TextField
        {...text('givenName')}
        label="Given name"
        hint="The whole name, as it stands on a card."
        autoComplete="off"
        maxLength={200}
      />
      <TextField {...text('familyName')} label="Family name" autoComplete="off" maxLength={200} />
      <DateFields
        name="birthDate"
        legend="Birth date"
        hint="For example 4 3 1981 for 4 March 1981"
        error={errors.birthDate}
        value={{
          day: value('birthDate.day'),
          month: value('birthDate.month'),
          year: value('birthDate.year'),
        }}
        words={{ day: 'Day', month: 'Month', year: 'Year' }}
      />
      <TextArea
        name="reason"
        label="Why you need it now"
        hint="In a sentence. It stays on record."
        rows={3}
        defaultValue={value('reason')}
        error={errors.reason}
        maxLength={1000}
      />
      <div className="flex items-center gap-2">
        <Button size="clinic">Open the record</Button>
        <ButtonLink size="clinic" look="plain" href="/patients">
          Back to patients
        </ButtonLink>
      </div>
    </form>
  )
}
