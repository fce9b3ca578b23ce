import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

type Props = {
  value: (name: string) => string
  errors: FieldErrors
  /** "New York time (America/New_York)" */
  zone: string
}

/** What the clinic is called and whom its patients call */
export function ClinicForm({ value, errors, zone }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <form method="post" action="/clinic/save" className="mt-3 flex max-w-[520px] flex-col gap-3" noValidate>
      <TextField {...text('name')} label="Name" maxLength={120} autoComplete="off" />
      <TextField
        {...text('phone')}
        label="Phone number"
        hint="Whom patients call with a question, or when a link does not work"
        inputMode="tel"
        maxLength={60}
        autoComplete="off"
        className="max-w-[320px]"
      />
      <TextField
        {...text('emergency')}
        label="Number for emergencies"
        hint="Whom patients call when it cannot wait: 911 in the US, 112 in the EU, 999 in Britain"
        inputMode="tel"
        maxLength={30}
        autoComplete="off"
        className="max-w-[160px]"
      />
      <p className="text-quiet">
        Every time is shown in {zone}. Visits are booked by it, so it cannot be changed here.
      </p>
      <div>
        <Button size="clinic">Save</Button>
      </div>
    </form>
  )
}
