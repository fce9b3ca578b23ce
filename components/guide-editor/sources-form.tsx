import { type EditorFields, one } from '@/components/questionnaire-editor/editor-fields'
import { TextField } from '@/components/ui/field'

/** Where the facts come from. An emptied row is a source taken out; the last rows are for new ones. */
export function SourcesForm({ fields, rows }: { fields: EditorFields; rows: number }) {
  return (
    <>
      <p className="measure text-quiet">
        A fact in the text ends with the short name of its source, as in [^fda-2025]. Empty a source to take
        it out.
      </p>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <fieldset key={at} className="border-t border-rule pt-1">
          <legend className="font-bold">{at < rows - 2 ? `Source ${at + 1}` : 'A new source'}</legend>
          <div className="grid gap-1 sm:grid-cols-2">
            {columns.map(({ name, label, wide }) => (
              <div key={name} className={wide ? 'sm:col-span-2' : ''}>
                <TextField
                  clinic
                  name={`source.${at}.${name}`}
                  label={label}
                  defaultValue={one(fields, `source.${at}.${name}`)}
                  error={fields.errors[`source.${at}.${name}`]}
                />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}

const columns = [
  { name: 'title', label: 'Title', wide: true },
  { name: 'publisher', label: 'Who published it', wide: true },
  { name: 'url', label: 'Address', wide: true },
  { name: 'id', label: 'Short name', wide: false },
  { name: 'year', label: 'Year, if it has one', wide: false },
] as const
