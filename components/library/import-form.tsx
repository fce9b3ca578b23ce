import { Button, ButtonLink } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'

const hint =
  'One FHIR R4 Questionnaire as JSON, up to 1 MB. It is looked at first; nothing is stored until you say so.'

/** Picks the file of a questionnaire. A browser does not keep a picked file: after a mistake it is picked again. */
export function ImportForm({ error }: { error: string | undefined }) {
  return (
    <form
      method="post"
      action="/library/import/check"
      encType="multipart/form-data"
      className="mt-3 flex max-w-[640px] flex-col gap-3"
      noValidate
    >
      <Field name="file" label="File of the questionnaire" hint={hint} error={error}>
        <input
          type="file"
          id="file"
          name="file"
          accept=".json,application/json,application/fhir+json"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ name: 'file', hint, error })}
          className="block w-full max-w-full cursor-pointer rounded-soft border-2 border-edge bg-raised p-1 file:mr-2 file:cursor-pointer file:rounded-soft file:border-0 file:bg-wash file:px-1.5 file:py-0.5 file:font-semibold file:text-accent"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">Look at this file</Button>
        <ButtonLink size="clinic" look="plain" href="/library">
          Back to the library
        </ButtonLink>
      </div>
    </form>
  )
}
