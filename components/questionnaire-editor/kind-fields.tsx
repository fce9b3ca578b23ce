import { SelectField, TextField } from '@/components/ui/field'
import type { Kind } from '@/lib/questionnaire-draft/item-kind'
import { unitWords } from '@/lib/questionnaire-draft/unit'
import { type EditorFields, FormPart, isOn, one, Tick } from './editor-fields'

/** What only this kind of item can be told: limits, units, how it looks */
export function KindFields({ kind, fields }: { kind: Kind; fields: EditorFields }) {
  switch (kind) {
    case 'group':
      return (
        <FormPart title="The group">
          <div>
            <Tick
              fields={fields}
              name="page"
              label="All on one page"
              hint="Otherwise up to four questions share a page, and of more each has its own."
            />
            <Tick
              fields={fields}
              name="repeats"
              label="May be filled in several times, such as once a medicine"
            />
          </div>
          {isOn(fields, 'repeats') ? <Most fields={fields} /> : null}
        </FormPart>
      )
    case 'pick-one':
      return (
        <FormPart title="How the answers look">
          <SelectField
            clinic
            name="look"
            label="Layout"
            options={[
              { value: 'list', label: 'One under the other' },
              { value: 'side', label: 'Side by side, for short answers' },
              { value: 'menu', label: 'A list that opens, for many answers' },
            ]}
            defaultValue={one(fields, 'look')}
          />
        </FormPart>
      )
    case 'scale':
      return <ScaleFields fields={fields} />
    case 'whole':
    case 'decimal':
    case 'quantity':
      return <NumberFields kind={kind} fields={fields} />
    case 'line':
    case 'text':
      return (
        <FormPart title="Limits">
          <div className="grid gap-2 sm:grid-cols-2">
            <Figure fields={fields} name="minLength" label="At least so many characters" />
            <Figure fields={fields} name="maxLength" label="At most so many characters" />
          </div>
        </FormPart>
      )
    case 'date':
      return (
        <FormPart title="How much of the date">
          <SelectField
            clinic
            name="precision"
            label="Asks for"
            options={[
              { value: 'day', label: 'Day, month and year' },
              { value: 'month', label: 'Month and year' },
              { value: 'year', label: 'Year' },
            ]}
            defaultValue={one(fields, 'precision')}
          />
        </FormPart>
      )
    default:
      return null
  }
}

function ScaleFields({ fields }: { fields: EditorFields }) {
  return (
    <FormPart title="The scale">
      <div className="grid grid-cols-3 gap-2">
        <Figure fields={fields} name="min" label="From" />
        <Figure fields={fields} name="max" label="To" />
        <Figure fields={fields} name="step" label="In steps of" />
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Words fields={fields} name="lowWords" label="The low end means" />
        <Words fields={fields} name="lowWordsEs" label="In Spanish" />
        <Words fields={fields} name="highWords" label="The high end means" />
        <Words fields={fields} name="highWordsEs" label="In Spanish" />
      </div>
    </FormPart>
  )
}

function NumberFields({ kind, fields }: { kind: Kind; fields: EditorFields }) {
  return (
    <FormPart title="Limits and unit">
      <div className="grid gap-2 sm:grid-cols-3">
        <Figure fields={fields} name="min" label="Lowest" />
        <Figure fields={fields} name="max" label="Highest" />
        {kind === 'whole' ? null : <Figure fields={fields} name="places" label="Digits after the point" />}
      </div>
      <TextField
        clinic
        name="units"
        label={kind === 'quantity' ? 'Unit, or several with commas' : 'Unit'}
        list="unit-words"
        defaultValue={one(fields, 'units')}
        error={fields.errors.units}
      />
      <datalist id="unit-words">
        {unitWords.map((words) => (
          <option key={words} value={words} />
        ))}
      </datalist>
    </FormPart>
  )
}

export const Most = ({ fields }: { fields: EditorFields }) => (
  <div className="max-w-[240px]">
    <Figure fields={fields} name="most" label="At most so many times" />
  </div>
)

type Named = { fields: EditorFields; name: string; label: string }

const Figure = ({ fields, name, label }: Named) => (
  <TextField
    clinic
    name={name}
    label={label}
    inputMode="decimal"
    defaultValue={one(fields, name)}
    error={fields.errors[name]}
  />
)

const Words = ({ fields, name, label }: Named) => (
  <TextField clinic name={name} label={label} defaultValue={one(fields, name)} error={fields.errors[name]} />
)
