import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'

type Props = {
  shelf: readonly { value: string; label: string }[]
  title: string
  language: string
  error: string | undefined
}

const action = '/library/guides/drafts/begin'

/** A new guide, or one that begins as another one stands */
export function BeginGuideForm({ shelf, title, language, error }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <form method="post" action={action} className="flex flex-col gap-2" noValidate>
        <h2 className="text-[1.125rem] font-bold">Begin a new one</h2>
        <TextField
          clinic
          name="title"
          label="Title"
          hint="What the patient sees, such as “Caring for your hands”. It can be changed."
          defaultValue={title}
          error={error}
        />
        <SelectField
          clinic
          name="language"
          label="Language"
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Spanish' },
          ]}
          defaultValue={language}
        />
        <div>
          <Button size="clinic">Begin writing</Button>
        </div>
      </form>
      {shelf.length > 0 ? (
        <form method="post" action={action} className="flex flex-col gap-2 border-t border-rule pt-3">
          <h2 className="text-[1.125rem] font-bold">Begin from one that exists</h2>
          <SelectField
            clinic
            name="versionId"
            label="Guide"
            hint="Your clinic’s own becomes a new version of itself. One that ships becomes a copy of your own."
            options={shelf}
          />
          <div>
            <Button size="clinic" look="secondary">
              Begin from this one
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  )
}
