import { type EditorFields, one } from '@/components/questionnaire-editor/editor-fields'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { TextArea, TextField } from '@/components/ui/field'

type Thing = { value: string; label: string }

type Props = {
  fields: EditorFields
  language: string
  guides: readonly Thing[]
  questionnaires: readonly Thing[]
}

/** What the guide says of itself before its first part */
export function AboutGuideForm({ fields, language, guides, questionnaires }: Props) {
  const text = (name: string) => ({
    name,
    defaultValue: one(fields, name),
    error: fields.errors[name],
  })
  return (
    <>
      <TextField
        clinic
        {...text('title')}
        lang={language}
        label="Title"
        hint="What the patient sees on their list."
      />
      <TextArea
        {...text('summary')}
        lang={language}
        rows={2}
        label="Summary"
        hint="What one knows after reading it, in a sentence."
      />
      <TextField
        clinic
        {...text('audience')}
        label="For whom"
        hint="For your colleagues, such as “Adults who think about a tablet”."
      />
      <TextField clinic {...text('subject')} label="Subject" hint="To find it by, such as “Eczema”." />
      <div className="grid gap-2 sm:grid-cols-3">
        <TextField clinic {...text('ageFrom')} inputMode="numeric" label="From age" />
        <TextField clinic {...text('ageTo')} inputMode="numeric" label="To age" />
        <TextField clinic {...text('minutes')} inputMode="numeric" label="Minutes to read" />
      </div>
      {guides.length > 0 ? (
        <FieldGroup name="nextGuides" legend="What to read next">
          <Choices
            clinic
            kind="checkbox"
            name="nextGuides"
            choices={guides}
            chosen={fields.values('nextGuides')}
          />
        </FieldGroup>
      ) : null}
      {questionnaires.length > 0 ? (
        <FieldGroup name="suggests" legend="Questions it leads to">
          <Choices
            clinic
            kind="checkbox"
            name="suggests"
            choices={questionnaires}
            chosen={fields.values('suggests')}
          />
        </FieldGroup>
      ) : null}
      <TextArea
        {...text('reviewerNotes')}
        rows={4}
        label="Notes for the reviewer"
        hint="What has to be confirmed before release, a line each. Patients do not see them."
      />
    </>
  )
}
