import { Button } from '@/components/ui/button'
import { FieldError, SelectField, TextField } from '@/components/ui/field'
import { DAYS } from '@/lib/escalation/opening-hours'
import { closesField, opensField, PLACES, placeField } from '@/lib/escalation/watch-form'
import type { FieldErrors } from '@/lib/platform/field'

type Props = {
  value: (name: string) => string
  errors: FieldErrors
  clinicians: readonly { id: string; name: string }[]
  /** "London time" */
  zone: string
}

const ORDER = ['First', 'Second', 'Third', 'Fourth', 'Fifth']

/** The clinic's hours, how long its flags may wait, and who is told then */
export function WatchForm({ value, errors, clinicians, zone }: Props) {
  const text = (name: string) => ({ clinic: true, name, defaultValue: value(name), error: errors[name] })
  const people = [
    { value: '', label: 'Nobody' },
    ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <form
      method="post"
      action="/on-call/save"
      className="mt-3 grid items-start gap-x-8 gap-y-4 lg:grid-cols-[auto_1fr]"
      noValidate
    >
      <fieldset className="min-w-0">
        <legend className="text-[1.125rem] font-bold">When the clinic is open ({zone})</legend>
        <p className="text-small text-quiet">
          Leave a day empty where it is closed. 00:00, or 12:00 AM, closes at midnight.
        </p>
        <div className="mt-1 border-t-2 border-ink">
          {DAYS.map((day, at) => (
            <Day
              key={day}
              day={day}
              opens={opensField(at)}
              closes={closesField(at)}
              value={value}
              errors={errors}
            />
          ))}
        </div>
      </fieldset>
      <div className="flex max-w-[480px] flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-[1.125rem] font-bold">How long a flag may wait</legend>
          <TextField
            {...text('urgentMinutes')}
            label="Urgent: minutes, day and night"
            inputMode="numeric"
            maxLength={6}
            className="max-w-[104px]"
          />
          <TextField
            {...text('highMinutes')}
            label="High: minutes of opening hours"
            inputMode="numeric"
            maxLength={6}
            className="max-w-[104px]"
          />
        </fieldset>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-0.5 text-[1.125rem] font-bold">Who is on call, in their order</legend>
          <p className="text-small text-quiet">
            Each is told by mail once the flag has waited that long again. After the last, the clinic’s
            administrators are.
          </p>
          {clinicians.length === 0 ? (
            <p>
              No clinician can sign in yet: an administrator invites them under Accounts. Then they can be
              chosen here.
            </p>
          ) : (
            ORDER.slice(0, PLACES).map((order, at) => (
              <SelectField key={order} {...text(placeField(at))} label={order} options={people} />
            ))
          )}
        </fieldset>
        <div>
          <Button size="clinic">Save</Button>
        </div>
      </div>
    </form>
  )
}

type DayProps = Pick<Props, 'value' | 'errors'> & { day: string; opens: string; closes: string }

function Day({ day, opens, closes, value, errors }: DayProps) {
  const error = errors[opens] ?? errors[closes]
  const time = (name: string, words: string) => (
    <input
      type="time"
      id={name}
      name={name}
      defaultValue={value(name)}
      aria-label={`${day}: ${words}`}
      aria-invalid={errors[name] ? true : undefined}
      aria-describedby={error ? `${opens}-error` : undefined}
      className="min-h-[40px] w-[140px] rounded-soft border-2 border-edge bg-raised px-1 text-ink aria-invalid:border-urgent"
    />
  )
  return (
    <div className={`border-b border-rule py-1 ${error ? 'border-l-4 border-l-urgent pl-2' : ''}`}>
      <FieldError name={opens} error={error} />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="w-full font-semibold sm:w-[104px]">{day}</span>
        {time(opens, 'opens')}
        <span className="text-quiet">to</span>
        {time(closes, 'closes')}
      </div>
    </div>
  )
}
