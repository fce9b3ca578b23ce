import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { Wanted } from './shelf-filter'

/** Words to find, and what narrows them: a form that asks for the page again */
export function LibrarySearch({ wanted: { search, language, age, reads } }: { wanted: Wanted }) {
  return (
    <search>
      <form
        method="get"
        action="/library"
        className="mt-2 grid max-w-[1000px] items-end gap-1 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]"
      >
        <TextField
          clinic
          type="search"
          name="q"
          label="Find in the library"
          defaultValue={search}
          maxLength={200}
        />
        <SelectField
          clinic
          name="language"
          label="Language"
          options={[
            { value: '', label: 'Any' },
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Spanish' },
          ]}
          defaultValue={language}
        />
        <TextField
          clinic
          name="age"
          label="Patient’s age"
          inputMode="numeric"
          defaultValue={age}
          maxLength={3}
        />
        <SelectField
          clinic
          name="reads"
          label="How it reads"
          options={[
            { value: '', label: 'Any' },
            { value: 'easy', label: 'Easy: grade 6 or lower' },
            { value: 'hard', label: 'Harder than that' },
          ]}
          defaultValue={reads}
        />
        <Button size="clinic" look="secondary" className="min-h-[40px]">
          Find
        </Button>
      </form>
    </search>
  )
}
