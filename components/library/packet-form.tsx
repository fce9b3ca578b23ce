import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/choices'
import { TextArea, TextField } from '@/components/ui/field'

export type PacketChoice = { value: string; label: string; place: string; isChosen: boolean }

type Props = {
  action: string
  was: string
  title: string
  description: string
  groups: readonly { legend: string; choices: readonly PacketChoice[] }[]
  errors: Readonly<Record<string, string>>
}

/** What the clinic usually assigns together: a name, for whom, what, and in which order */
export function PacketForm({ action, was, title, description, groups, errors }: Props) {
  return (
    <form method="post" action={action} className="flex max-w-[760px] flex-col gap-2" noValidate>
      <input type="hidden" name="was" value={was} />
      <TextField clinic name="title" label="Name" defaultValue={title} error={errors.title} maxLength={120} />
      <TextArea
        name="description"
        rows={3}
        label="For whom, and what it is for"
        hint="For your colleagues, such as “For a first visit with hand eczema”."
        defaultValue={description}
        error={errors.description}
      />
      <FieldGroup
        name="things"
        legend="What is in it"
        hint="Tick what belongs to it. The places say what comes first."
        error={errors.things}
      >
        {groups.map(({ legend, choices }, group) => (
          <table key={legend} className="mt-1 w-full">
            <caption className="mt-1 text-left font-bold">{legend}</caption>
            <thead>
              <tr className="text-left text-small text-quiet">
                <th scope="col" className="font-normal">
                  In the packet
                </th>
                <th scope="col" className="font-normal">
                  Place
                </th>
              </tr>
            </thead>
            <tbody className="border-t-2 border-ink">
              {choices.map(({ value, label, place, isChosen }, at) => (
                <tr key={value} className="border-b border-rule has-checked:font-semibold">
                  <td className="py-0.5">
                    <label className="flex cursor-pointer items-start gap-1">
                      <input
                        type="checkbox"
                        id={group === 0 && at === 0 ? 'things' : undefined}
                        name="things"
                        value={value}
                        defaultChecked={isChosen}
                        className="mt-[2px] size-[20px] shrink-0 accent-accent"
                      />
                      {label}
                    </label>
                  </td>
                  <td className="w-[72px] py-0.5">
                    <input
                      type="text"
                      inputMode="numeric"
                      name={`place ${value}`}
                      aria-label={`Place of ${label}`}
                      defaultValue={place}
                      maxLength={2}
                      className="block min-h-[36px] w-full rounded-soft border-2 border-edge bg-raised px-1"
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </FieldGroup>
      <div>
        <Button size="clinic">Save the packet</Button>
      </div>
    </form>
  )
}
