import { SelectField, TextField } from '@/components/ui/field'
import { CellField, type EditorFields, FormPart, one, RowError } from './editor-fields'
import { type Rule, RuleForm } from './rule-form'

export type Countable = { linkId: string; words: string; counts: string }

type Props = Rule & {
  fields: EditorFields
  countable: readonly Countable[]
  /** It came with a formula of its own, which stays */
  isByHand: boolean
}

/** A figure made of picked questions, said in words; the formula is written for it */
export function ScoreForm({ fields, countable, isByHand, ...rule }: Props) {
  const { errors } = fields
  return (
    <RuleForm kind="score" {...rule}>
      <TextField
        clinic
        name="title"
        label="What the score is called"
        hint="As it stands on the brief, such as “Hand score”."
        defaultValue={one(fields, 'title')}
        error={errors.title}
      />
      {isByHand ? (
        <p className="measure">
          It is worked out by a formula that came with the questionnaire. The formula stays as it is.
        </p>
      ) : (
        <RecipeFields fields={fields} countable={countable} />
      )}
      <FormPart title="How it is read">
        <div className="grid gap-2 sm:grid-cols-3">
          <SelectField
            clinic
            name="direction"
            label="Direction"
            options={[
              { value: 'higher-is-worse', label: 'Higher is worse' },
              { value: 'higher-is-better', label: 'Higher is better' },
            ]}
            defaultValue={one(fields, 'direction')}
          />
          <TextField
            clinic
            name="change"
            label="Least change that counts"
            inputMode="decimal"
            defaultValue={one(fields, 'change')}
            error={errors.change}
          />
          <TextField
            clinic
            name="unit"
            label="Unit, if any"
            defaultValue={one(fields, 'unit')}
            error={errors.unit}
          />
        </div>
      </FormPart>
      <FormPart
        title="Bands"
        under="From which number on it is called what, such as 0 mild, 8 moderate, 16 severe."
      >
        <Bands fields={fields} />
      </FormPart>
    </RuleForm>
  )
}

function RecipeFields({ fields, countable }: { fields: EditorFields; countable: readonly Countable[] }) {
  const { errors } = fields
  const picked = fields.values('items')
  return (
    <FormPart title="What counts">
      <SelectField
        clinic
        name="method"
        label="How it is worked out"
        options={[
          { value: 'sum', label: 'The sum of these questions' },
          { value: 'mean', label: 'The mean of these questions' },
        ]}
        defaultValue={one(fields, 'method')}
      />
      <fieldset aria-describedby={errors.items ? 'items-error' : undefined}>
        <legend className="font-semibold">Questions</legend>
        <RowError id="items" error={errors.items} />
        {countable.length === 0 ? (
          <p>No question has a number yet. Give answers what they count, or ask for a number.</p>
        ) : (
          <ul className="mt-0.5 border-t border-rule">
            {countable.map(({ linkId, words, counts }, at) => (
              <li key={linkId} className="border-b border-rule">
                <label className="flex cursor-pointer items-start gap-1 py-0.5">
                  <input
                    type="checkbox"
                    name="items"
                    id={at === 0 ? 'items' : undefined}
                    value={linkId}
                    defaultChecked={picked.includes(linkId)}
                    className="mt-[2px] size-[20px] shrink-0 accent-accent"
                  />
                  <span className="grow">{words}</span>
                  <span className="shrink-0 text-small text-quiet">{counts}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
      <div className="grid gap-2 sm:grid-cols-[2fr_1fr]">
        <SelectField
          clinic
          name="gaps"
          label="When some are not answered"
          options={[
            { value: 'all', label: 'There is no score: all must be answered' },
            { value: 'least', label: 'Enough is enough: the others count as the mean' },
          ]}
          defaultValue={one(fields, 'gaps')}
        />
        <TextField
          clinic
          name="least"
          label="How many are enough"
          inputMode="numeric"
          defaultValue={one(fields, 'least')}
          error={errors.least}
        />
      </div>
    </FormPart>
  )
}

function Bands({ fields }: { fields: EditorFields }) {
  const count = fields.values('bandLabel').length + 2
  return (
    <div className="max-w-[480px]">
      <div
        aria-hidden="true"
        className="grid grid-cols-[96px_1fr] gap-0.5 border-b-2 border-ink text-small font-semibold"
      >
        <span>From</span>
        <span>Called</span>
      </div>
      <ol>
        {Array.from({ length: count }, (_, at) => at).map((at) => {
          const [from, label] = [`bandFrom-${at}`, `bandLabel-${at}`]
          return (
            <li key={at} className="border-b border-rule py-0.5">
              <div className="grid grid-cols-[96px_1fr] gap-0.5">
                <CellField
                  name="bandFrom"
                  id={from}
                  label={`Where band ${at + 1} begins`}
                  defaultValue={fields.values('bandFrom')[at] ?? ''}
                  error={fields.errors[from]}
                  numeric
                />
                <CellField
                  name="bandLabel"
                  id={label}
                  label={`What band ${at + 1} is called`}
                  defaultValue={fields.values('bandLabel')[at] ?? ''}
                  error={fields.errors[label]}
                />
              </div>
              <RowError id={from} error={fields.errors[from]} />
              <RowError id={label} error={fields.errors[label]} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
