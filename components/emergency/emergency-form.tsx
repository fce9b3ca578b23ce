import { PersonFields } from '@/components/patient/person-fields'
import { Button, ButtonLink } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'

/** In the order they are asked, for the error summary */
export const EMERGENCY_FIELDS = ['givenName', 'familyName', 'birthDate', 'reason']

type Props = { value: (name: string) => string; errors: FieldErrors }

/** Whose record, and why now */
export function EmergencyForm({ value, errors }: Props) {
  return (
    <form
      method="post"
      action="/emergency/open"
      className="mt-3 flex max-w-[520px] flex-col gap-3"
      noValidate
    >
      <PersonFields value={value} errors={errors} nameHint="The whole name, as it stands on a card." />
      <TextArea
        name="reason"
        label="Why you need it now"
        hint="In a sentence. It stays on record."
        rows={3}
        defaultValue={value('reason')}
        error={errors.reason}
        maxLength={1000}
      />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">Open the record</Button>
        <ButtonLink size="clinic" look="plain" href="/patients">
          Back to patients
        </ButtonLink>
      </div>
    </form>
  )
}
