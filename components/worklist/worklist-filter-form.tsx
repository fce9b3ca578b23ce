import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { WorklistFilter } from '@/lib/brief/worklist-filter'

type Props = {
  filter: WorklistFilter
  practitioners: readonly { id: string; name: string }[]
  /** The clinician who is looking, if it is one */
  own: string | null
  reads: boolean
  changed: boolean
}

const days = [
  { value: 'week', label: 'Today and a week' },
  { value: 'day', label: 'Today' },
  { value: 'past', label: 'The past week' },
]
const preparation = [
  { value: '', label: 'Any' },
  { value: 'ready', label: 'Ready' },
  { value: 'in-progress', label: 'In progress' },
  { value: 'not-opened', label: 'Not opened' },
  { value: 'nothing-assigned', label: 'Nothing assigned' },
  { value: 'reviewed', label: 'Reviewed' },
]
const severities = [
  { value: '', label: 'Any or none' },
  { value: 'urgent', label: 'Urgent' },
  { value: 'high', label: 'Urgent or high' },
  { value: 'any', label: 'Any flag' },
  { value: 'none', label: 'No flag' },
]

/** What of the list to show; posts to an address that remembers it. One line where there is room for it. */
export function WorklistFilterForm({ filter, practitioners, own, reads, changed }: Props) {
  const clinicians = [
    ...practitioners
      .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
      .map(({ id, name }) => ({ value: id, label: id === own ? `Mine (${name})` : name })),
    { value: 'all', label: 'Everyone' },
  ]
  const choices = [
    {
      ...{ name: 'when', label: 'Days', width: 'md:w-[168px]' },
      ...{ defaultValue: filter.when, options: days },
    },
    {
      ...{ name: 'clinician', label: 'With', width: 'md:w-[176px]' },
      ...{ defaultValue: filter.clinician ?? own ?? 'all', options: clinicians },
    },
    {
      ...{ name: 'readiness', label: 'Preparation', width: 'md:w-[168px]' },
      ...{ defaultValue: filter.readiness ?? '', options: preparation },
    },
    ...(reads
      ? [
          {
            ...{ name: 'flags', label: 'Flags', width: 'md:w-[160px]' },
            ...{ defaultValue: filter.flags ?? '', options: severities },
          },
        ]
      : []),
  ]
  return (
    <form
      method="post"
      action="/today/show"
      className="mt-2 flex flex-wrap items-end gap-x-2 gap-y-1 border-y border-rule py-1.5 text-small"
    >
      <div className="w-full md:w-[240px]">
        <TextField
          clinic
          type="search"
          name="q"
          label="Name or birth date"
          defaultValue={filter.q}
          maxLength={200}
        />
      </div>
      {/* On a narrow screen the list comes first and the choices when wanted; a box to tick works without script */}
      <input type="checkbox" id="more" className="peer sr-only md:hidden" />
      <label
        htmlFor="more"
        className="flex min-h-[40px] grow cursor-pointer items-center text-accent underline underline-offset-4 peer-focus-visible:bg-[var(--focus)] peer-focus-visible:text-[var(--focus-ink)] md:hidden"
      >
        Days, clinician and more
      </label>
      <div className="w-full grid-cols-2 items-end gap-x-2 gap-y-1 max-md:hidden max-md:peer-checked:grid md:contents">
        {choices.map(({ width, ...choice }) => (
          <div key={choice.name} className={width}>
            <SelectField clinic {...choice} />
          </div>
        ))}
        <label className="flex min-h-[40px] items-center gap-1">
          <input
            type="checkbox"
            name="cancelled"
            value="shown"
            defaultChecked={filter.cancelled === 'shown'}
            className="size-[20px] accent-accent"
          />
          Cancelled too
        </label>
      </div>
      <div className="flex items-center gap-2">
        <Button size="clinic" look="secondary" className="min-h-[40px]">
          Show
        </Button>
        {changed ? (
          <Button size="clinic" look="plain" name="clear" value="1" className="min-h-[40px]">
            Clear
          </Button>
        ) : null}
      </div>
    </form>
  )
}
