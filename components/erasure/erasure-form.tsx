import { Button, ButtonLink } from '@/components/ui/button'
import { DateFields } from '@/components/ui/date-fields'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

/** In the order they are asked, for the error summary */
export const ERASURE_FIELDS = ['name', 'birthDate', 'reason']

type Props = {
  action: string
  whole: boolean
  /** What this page tells of, so that nothing else is done */
  shown: string
  value: (name: string) => string
  errors: FieldErrors
}

/** Who it is, typed once more, and why: what cannot be undone is not done by a slip */
export function ErasureForm({ action, whole, shown, value, errors }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <form method="post" action={action} className="mt-4 flex max-w-[520px] flex-col gap-3" noValidate>
      <h2 className="border-b-2 border-ink pb-0.5 font-bold">Carry it out</h2>
      <p>This cannot be undone. Type who it is, so that it is nobody else.</p>
      <input type="hidden" name="shown" value={shown} />
      <TextField
        {...text('name')}
        label="The patient’s full name"
        hint="As it stands at the top of this page"
        autoComplete="off"
        maxLength={300}
      />
      <DateFields
        name="birthDate"
        legend="The patient’s birth date"
        hint="For example 4 3 1981 for 4 March 1981"
        error={errors.birthDate}
        value={{
          day: value('birthDate.day'),
          month: value('birthDate.month'),
          year: value('birthDate.year'),
        }}
        words={{ day: 'Day', month: 'Month', year: 'Year' }}
      />
      <TextField
        {...text('reason')}
        label="Reason"
        hint={
          whole
            ? 'Such as: asked by letter of 3 May. It is erased with the record.'
            : 'Such as: asked by letter of 3 May. Nothing about health: it is kept with the closed record.'
        }
        autoComplete="off"
        maxLength={400}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="clinic" look="warning">
          {whole ? 'Erase the whole record' : 'Erase this and close the rest'}
        </Button>
        <ButtonLink size="clinic" look="plain" href="/erasures">
          Not now
        </ButtonLink>
      </div>
    </form>
  )
}
