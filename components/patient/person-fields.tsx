import { DateFields } from '@/components/ui/date-fields'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

type Props = {
  /** What stands in a field, by its name */
  value: (name: string) => string
  errors: FieldErrors
  nameHint?: string
}

/** Name and birth date: what a person is told apart by */
export function PersonFields({ value, errors, nameHint }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <>
      <TextField
        {...text('givenName')}
        label="Given name"
        hint={nameHint}
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
    </>
  )
}
