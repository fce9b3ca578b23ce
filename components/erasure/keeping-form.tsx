import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

export const KEEPING_FIELDS = ['years', 'untilAge']

type Props = { value: (name: string) => string; errors: FieldErrors }

/** How long the clinic keeps what a clinician relied on */
export function KeepingForm({ value, errors }: Props) {
  const number = (name: string) => ({
    ...{ clinic: true, name, defaultValue: value(name), error: errors[name] },
    ...{ inputMode: 'numeric' as const, maxLength: 4, className: 'max-w-[104px]', autoComplete: 'off' },
  })
  return (
    <form method="post" action="/erasures/keep" className="mt-5 flex max-w-[520px] flex-col gap-2" noValidate>
      <h2 id="keeping" className="border-b-2 border-ink pb-0.5 font-bold">
        How long records are kept
      </h2>
      <p>
        As the law where your clinic is asks. It holds for records that are closed already, too. A change
        stands in the record of access, and goes to every administrator by mail where mail is set up.
      </p>
      <TextField {...number('years')} label="Years after the last visit" hint="From 5 to 50" />
      <TextField
        {...number('untilAge')}
        label="Who was a child then: at least until the age of"
        hint="From 18 to 40"
      />
      <div>
        <Button size="clinic">Save</Button>
      </div>
    </form>
  )
}
