import { SelectField, TextArea, TextField } from '@/components/ui/field'
import type { Askable } from '@/lib/questionnaire-draft/askable'
import { ConditionTable } from './condition-table'
import { type EditorFields, FormPart, one } from './editor-fields'
import { type Rule, RuleForm } from './rule-form'

type Props = Rule & {
  fields: EditorFields
  askable: readonly Askable[]
  scores: readonly { value: string; label: string }[]
  isByHand: boolean
}

/** What is brought to the clinician’s attention, and by which answers */
export function FlagForm({ fields, askable, scores, isByHand, ...rule }: Props) {
  const { errors } = fields
  return (
    <RuleForm kind="flag" {...rule}>
      <TextField
        clinic
        name="words"
        label="What the clinician reads"
        hint="A few words that name the finding, such as “Open sores on the hands”."
        defaultValue={one(fields, 'words')}
        error={errors.words}
      />
      <SelectField
        clinic
        name="severity"
        label="How much it matters"
        options={[
          { value: 'urgent', label: 'Urgent: the patient is told what to do now' },
          { value: 'high', label: 'High' },
          { value: 'moderate', label: 'Moderate' },
          { value: 'note', label: 'Note: good to know' },
        ]}
        defaultValue={one(fields, 'severity')}
      />
      <FormPart
        title="What raises it"
        under="“I’m not sure” and a question left out never count as no: the flag then says that it needs clarifying."
      >
        {isByHand ? (
          <p className="measure">
            It is raised by a formula that came with the questionnaire. The formula stays as it is.
          </p>
        ) : (
          <>
            <ConditionTable fields={fields} askable={askable} addWords="An answer to … pick a question" />
            {fields.values('conditionQuestion').filter(Boolean).length > 1 ? (
              <SelectField
                clinic
                name="behavior"
                label="How many of these must hold"
                options={[
                  { value: 'any', label: 'Any one of them' },
                  { value: 'all', label: 'All of them' },
                ]}
                defaultValue={one(fields, 'behavior')}
              />
            ) : null}
            {scores.length > 0 ? (
              <div className="grid gap-2 sm:grid-cols-[2fr_1fr]">
                <SelectField
                  clinic
                  name="score"
                  label="Or a score"
                  options={[{ value: '', label: 'No score' }, ...scores]}
                  defaultValue={one(fields, 'score')}
                  error={errors.score}
                />
                <TextField
                  clinic
                  name="atLeast"
                  label="that is at least"
                  inputMode="decimal"
                  defaultValue={one(fields, 'atLeast')}
                  error={errors.atLeast}
                />
              </div>
            ) : null}
          </>
        )}
        <div className="grid grid-cols-2 gap-2">
          <TextField
            clinic
            name="minAge"
            label="Only from the age of"
            inputMode="numeric"
            defaultValue={one(fields, 'minAge')}
            error={errors.minAge}
          />
          <TextField
            clinic
            name="maxAge"
            label="Only to the age of"
            inputMode="numeric"
            defaultValue={one(fields, 'maxAge')}
            error={errors.maxAge}
          />
        </div>
      </FormPart>
      <FormPart title="What the patient is told">
        <TextArea
          name="patientWords"
          label="What to do now"
          hint="Needed where it is urgent. Written so that it is right for “not sure” too. {emergency} becomes the number to call."
          rows={2}
          defaultValue={one(fields, 'patientWords')}
          error={errors.patientWords}
        />
        <TextArea
          name="patientWordsEs"
          label="The same in Spanish"
          hint="Without it, whoever reads Spanish is told in English."
          rows={2}
          defaultValue={one(fields, 'patientWordsEs')}
          error={errors.patientWordsEs}
        />
      </FormPart>
    </RuleForm>
  )
}
