import { Button, ButtonLink } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FieldErrors } from '@/lib/platform/field'

type Props = {
  action: string
  value: (name: string) => string
  errors: FieldErrors
  practitioners: readonly { id: string; name: string }[]
  /** "London time" */
  zoneWords: string
  /** A sentence about a visit at the same time, when there is one to confirm */
  clash: string | null
  send: string
  back: string
}

/** In the order they are asked, for the error summary */
export const VISIT_FIELDS = ['date', 'time', 'minutes', 'practitionerId', 'reason']

const NOBODY = 'No clinician can be booked yet: an administrator of the clinic invites them under Accounts.'

/** When, with whom, how long and why: to book a visit and to change one */
export function VisitForm({ action, value, errors, practitioners, zoneWords, clash, send, back }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  return (
    <form method="post" action={action} className="mt-3 flex max-w-[520px] flex-col gap-3" noValidate>
      <TextField {...text('date')} label="Date" type="date" className="max-w-[208px]" />
      <TextField {...text('time')} label={`Time (${zoneWords})`} type="time" className="max-w-[208px]" />
      <TextField
        {...text('minutes')}
        label="Length in minutes"
        inputMode="numeric"
        maxLength={10}
        className="max-w-[104px]"
      />
      <SelectField
        {...text('practitionerId')}
        label="With"
        hint={practitioners.length === 0 ? NOBODY : undefined}
        options={[
          // who was chosen may have left meanwhile: nobody else is chosen for them
          ...(practitioners.some(({ id }) => id === value('practitionerId'))
            ? []
            : [{ value: '', label: 'Choose' }]),
          ...practitioners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        {...text('reason')}
        label="Reason (optional)"
        hint="The patient sees it with the visit."
        maxLength={400}
      />
      {clash ? (
        <Notice look="clarify" title="There is another visit at that time" saying>
          <p>{clash}</p>
          <Choices
            clinic
            kind="checkbox"
            name="anyway"
            choices={[{ value: 'yes', label: 'This is meant. Keep both.' }]}
            chosen={[]}
          />
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">{send}</Button>
        <ButtonLink size="clinic" look="plain" href={back}>
          Back without saving
        </ButtonLink>
      </div>
    </form>
  )
}
