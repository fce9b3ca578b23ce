import { Button, ButtonLink } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/platform/field'
import { licenceStatement } from '@/lib/questionnaire/licence'
import { ImportNotes, type NoteLine } from './import-notes'

type Props = {
  /** Leads back to the file that waits */
  waiting: string
  copyright: string
  differences: readonly NoteLine[]
  value: (name: string) => string
  errors: FieldErrors
}

/** In the order they are asked, for the error summary */
export const IMPORT_FIELDS = ['differences', 'licence', 'statement']

/** What is to be agreed to before a questionnaire from elsewhere stands in the library */
export function ImportReview({ waiting, copyright, differences, value, errors }: Props) {
  const chosen = (name: string) => (value(name) === 'yes' ? ['yes'] : [])
  return (
    <form method="post" action="/library/import/add" className="flex max-w-[760px] flex-col gap-4" noValidate>
      <input type="hidden" name="waiting" value={waiting} />
      {differences.length > 0 ? (
        <section>
          <h2 className="mb-1 text-[1.125rem] font-bold">
            Different here <span className="font-normal text-quiet">{differences.length}</span>
          </h2>
          <ImportNotes caption="What is shown otherwise than the file asks" lines={differences} />
          <div className="mt-2">
            <FieldGroup name="differences" legend="Are these acceptable?" error={errors.differences}>
              <Choices
                clinic
                kind="checkbox"
                name="differences"
                choices={[{ value: 'yes', label: 'Yes, the questions can be asked with these differences.' }]}
                chosen={chosen('differences')}
              />
            </FieldGroup>
          </div>
        </section>
      ) : null}
      <section className="flex flex-col gap-3">
        <div>
          <h2 className="text-[1.125rem] font-bold">Copyright</h2>
          {copyright ? (
            <>
              <p className="text-small text-quiet">
                Your patients see this notice before the first question.
              </p>
              <blockquote className="measure mt-1 max-h-[280px] overflow-y-auto border-l-4 border-rule pl-2 wrap-anywhere whitespace-pre-line">
                {copyright}
              </blockquote>
            </>
          ) : (
            <p>The file names no copyright. That does not mean that it is free to use.</p>
          )}
        </div>
        <TextField
          clinic
          name="licence"
          label="Licence or permission"
          hint="What lets your clinic use these questions, such as “CC BY 4.0”, or a contract and its date. It is kept with your name and today’s date."
          defaultValue={value('licence')}
          error={errors.licence}
          maxLength={600}
        />
        <FieldGroup name="statement" legend="May your clinic use it?" error={errors.statement}>
          <Choices
            clinic
            kind="checkbox"
            name="statement"
            choices={[{ value: 'yes', label: licenceStatement }]}
            chosen={chosen('statement')}
          />
        </FieldGroup>
      </section>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">Add to our library</Button>
        <ButtonLink size="clinic" look="plain" href="/library/import">
          Choose another file
        </ButtonLink>
      </div>
    </form>
  )
}
