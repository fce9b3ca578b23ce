import Link from 'next/link'
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

/** What of the list to show; posts to an address that remembers it. One line where there is room for it. */
export function WorklistFilterForm({ filter, practitioners, own, reads, changed }: Props) {
  const clinicians = [
    ...practitioners
      .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
      .map(({ id, name }) => ({ value: id, label: id === own ? `Mine (${name})` : name })),
    { value: 'all', label: 'Everyone' },
  ]
  return (
    <form
      method="get"
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
        <div className="md:w-[168px]">
          <SelectField
            clinic
            name="when"
            label="Days"
            defaultValue={filter.when}
            options={[
              { value: 'week', label: 'Today and a week' },
              { value: 'day', label: 'Today' },
              { value: 'past', label: 'The past week' },
            ]}
          />
        </div>
        <div className="md:w-[176px]">
          <SelectField
            clinic
            name="clinician"
            label="With"
            defaultValue={filter.clinician ?? own ?? 'all'}
            options={clinicians}
          />
        </div>
        <div className="md:w-[168px]">
          <SelectField
            clinic
            name="readiness"
            label="Preparation"
            defaultValue={filter.readiness ?? ''}
            options={[
              { value: '', label: 'Any' },
              { value: 'ready', label: 'Ready' },
              { value: 'in-progress', label: 'In progress' },
              { value: 'not-opened', label: 'Not opened' },
              { value: 'nothing-assigned', label: 'Nothing assigned' },
              { value: 'reviewed', label: 'Reviewed' },
            ]}
          />
        </div>
        {reads ? (
          <div className="md:w-[160px]">
            <SelectField
              clinic
              name="flags"
              label="Flags"
              defaultValue={filter.flags ?? ''}
              options={[
                { value: '', label: 'Any or none' },
                { value: 'urgent', label: 'Urgent' },
                { value: 'high', label: 'Urgent or high' },
                { value: 'any', label: 'Any flag' },
                { value: 'none', label: 'No flag' },
              ]}
            />
          </div>
        ) : null}
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
          <Link href="/today/show" prefetch={false} className="inline-flex min-h-[40px] items-center">
            Clear
          </Link>
        ) : null}
      </div>
    </form>
  )
}
