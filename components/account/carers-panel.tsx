import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { TextField } from '@/components/ui/field'
import { StatusWord } from '@/components/ui/status-word'
import type { PatientCarers } from '@/lib/account/carer-queries'
import { shortDayWords } from '@/lib/platform/zoned-time'
import { HandedLink } from './handed-link'

type Props = {
  patient: { id: string; givenName: string }
  people: PatientCarers
  zone: string
  /** Just made, and no mail went out */
  link: string | null
  /** What was typed before, by the names of the fields, and what was wrong with it */
  typed: Readonly<Record<string, readonly string[]>> | undefined
  errors: Readonly<Record<string, string>>
}

/** The fields of the form in their order */
export const CARER_FIELDS = ['carer-name', 'carer-email', 'carer-relationship']

/** Who acts for the patient with a sign-in of their own, and the way to let somebody */
export function CarersPanel({ patient, people, zone, link, typed, errors }: Props) {
  const { carers, invited } = people
  const at = `/patients/${patient.id}`
  const value = (name: string) => typed?.[name]?.[0] ?? ''
  const isOpen = Object.keys(errors).length > 0
  return (
    <div className="flex flex-col gap-1">
      {link ? <HandedLink link={link} to={invited.at(-1)?.name ?? ''} /> : null}
      {carers.length === 0 && invited.length === 0 ? (
        <p className="text-quiet">Nobody acts for {patient.givenName} with a sign-in of their own.</p>
      ) : null}
      <ul>
        {carers.map(({ id, name, email, relationship, since }) => (
          <li key={id} className="flex items-center justify-between gap-x-1 border-b border-rule py-1">
            <span className="min-w-0">
              <strong className="font-semibold">
                <bdi>{name}</bdi>
              </strong>
              , {relationship}
              <span className="block text-small text-quiet">
                <span className="break-all">{email}</span>, since {shortDayWords(since, zone)}
              </span>
            </span>
            <form method="post" action={`${at}/carers/end`} className="shrink-0">
              <input type="hidden" name="relatedPersonId" value={id} />
              <Button size="clinic" look="plain">
                End<span className="sr-only"> for {name}</span>
              </Button>
            </form>
          </li>
        ))}
        {invited.map(({ id, name, email, relationship, state }) => (
          <li key={id} className="flex items-center justify-between gap-x-1 border-b border-rule py-1">
            <span className="min-w-0">
              <bdi>{name}</bdi>, {relationship}
              <span className="block text-small text-quiet">
                <StatusWord state={state === 'open' ? 'partly' : 'clarify'}>
                  {state === 'open'
                    ? 'Invited'
                    : state === 'burnt'
                      ? 'Link stopped: wrong birth dates'
                      : 'Invitation ran out'}
                </StatusWord>{' '}
                as <span className="break-all">{email}</span>
              </span>
            </span>
            <form method="post" action={`${at}/withdraw-invitation`} className="shrink-0">
              <input type="hidden" name="invitationId" value={id} />
              <Button size="clinic" look="plain">
                Withdraw<span className="sr-only"> the invitation of {name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <details open={isOpen}>
        <summary className="min-h-[32px] cursor-pointer py-0.5 text-accent underline underline-offset-4">
          Add a parent or carer
        </summary>
        <form method="post" action={`${at}/carers/invite`} className="mt-1 flex flex-col gap-2" noValidate>
          <p className="text-small text-quiet">
            They answer and read for {patient.givenName} with their own password. From the age of 12,
            questions meant for one of them alone are not shown to the other.
          </p>
          <TextField
            clinic
            name="carer-name"
            label="Their name"
            defaultValue={value('carer-name')}
            error={errors['carer-name']}
          />
          <TextField
            clinic
            name="carer-email"
            label="Their email address"
            type="email"
            defaultValue={value('carer-email')}
            error={errors['carer-email']}
          />
          <FieldGroup
            name="carer-relationship"
            legend="They are"
            hint="A parent stops acting for them on the 18th birthday."
            error={errors['carer-relationship']}
          >
            <Choices
              name="carer-relationship"
              kind="radio"
              choices={[
                { value: 'parent', label: 'A parent' },
                { value: 'carer', label: 'A carer, or somebody else they agreed to' },
              ]}
              chosen={value('carer-relationship') ? [value('carer-relationship')] : []}
            />
          </FieldGroup>
          <div>
            <Button size="clinic" look="secondary">
              Invite
            </Button>
          </div>
        </form>
      </details>
    </div>
  )
}
