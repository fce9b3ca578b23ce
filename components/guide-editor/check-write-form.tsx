import { type EditorFields, one } from '@/components/questionnaire-editor/editor-fields'
import { SelectField, TextArea, TextField } from '@/components/ui/field'

type Props = {
  fields: EditorFields
  language: string
  passages: readonly { value: string; label: string }[]
  options: number
}

/** A situation with two to five answers, one of them right, and the passage that answers it */
export function CheckWriteForm({ fields, language, passages, options }: Props) {
  const right = one(fields, 'right')
  return (
    <>
      <TextField
        clinic
        name="topic"
        lang={language}
        label="What it is about"
        hint="Shown to the clinician, such as “When to call about a fever”."
        defaultValue={one(fields, 'topic')}
        error={fields.errors.topic}
      />
      <TextArea
        name="question"
        lang={language}
        label="The situation, and what is asked"
        hint="Somebody in daily life, not a test of words: “Max has a fever since this morning. What should he do?”"
        rows={4}
        defaultValue={one(fields, 'question')}
        error={fields.errors.question}
      />
      <SelectField
        clinic
        name="passage"
        label="The passage that answers it"
        hint="It is shown again after a wrong answer. Mark one in the text with :::passage{#name} or :::safety{#name}."
        options={[{ value: '', label: 'Not chosen yet' }, ...passages]}
        defaultValue={one(fields, 'passage')}
        error={fields.errors.passage}
      />
      {Array.from({ length: options }, (_, at) => at).map((at) => (
        <fieldset key={at} className="border-t border-rule pt-1">
          <legend className="font-bold">Answer {at + 1}</legend>
          <input type="hidden" name={`option.${at}.id`} value={one(fields, `option.${at}.id`)} />
          <div className="flex flex-col gap-1">
            <TextField
              clinic
              lang={language}
              name={`option.${at}.text`}
              label="What it says"
              defaultValue={one(fields, `option.${at}.text`)}
              error={fields.errors[`option.${at}.text`]}
            />
            <TextField
              clinic
              lang={language}
              name={`option.${at}.why`}
              label="Why it is right or wrong"
              defaultValue={one(fields, `option.${at}.why`)}
              error={fields.errors[`option.${at}.why`]}
            />
            <label className="flex cursor-pointer items-center gap-1 py-0.5">
              <input
                type="radio"
                name="right"
                value={String(at)}
                defaultChecked={right === String(at)}
                className="size-[20px] accent-accent"
              />
              This one is right
            </label>
          </div>
        </fieldset>
      ))}
      <p className="text-small text-quiet">
        “I’m not sure” is always offered too. Leave answers empty that you don’t need.
      </p>
    </>
  )
}
