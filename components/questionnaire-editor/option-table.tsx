import type { ReactNode } from 'react'
import { CellField, type EditorFields, RowButton, RowError } from './editor-fields'

const columns =
  'grid grid-cols-[minmax(0,1fr)_72px] gap-0.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_72px_44px_108px]'
const EMPTY_ROWS = 2

/** The answers to choose from, a row each, with empty ones to go on with. A row that is emptied is taken away. */
export function OptionTable({ fields }: { fields: EditorFields }) {
  const filled = fields.values('optionWords').length
  const count = filled + (filled === 0 ? EMPTY_ROWS + 1 : EMPTY_ROWS)
  return (
    <div>
      <div
        aria-hidden="true"
        className={`${columns} border-b-2 border-ink text-small font-semibold max-sm:hidden`}
      >
        <span>Words</span>
        <span>Spanish</span>
        <span>Counts</span>
        <span>Alone</span>
      </div>
      <ol>
        {Array.from({ length: count }, (_, at) => at).map((at) => (
          <li key={at} className="border-b border-rule py-0.5">
            <OptionRow fields={fields} at={at} filled={filled} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function OptionRow({ fields, at, filled }: { fields: EditorFields; at: number; filled: number }) {
  const value = (name: string) => fields.values(name)[at] ?? ''
  const nth = `answer ${at + 1}`
  const words = value('optionWords')
  const [wordsId, weightId] = [`optionWords-${at}`, `optionWeight-${at}`]
  return (
    <>
      <div className={`${columns} items-center`}>
        <input type="hidden" name="optionKey" value={value('optionKey')} />
        <Labelled words="Words" wide>
          <CellField
            name="optionWords"
            id={wordsId}
            label={`Words of ${nth}`}
            defaultValue={words}
            error={fields.errors[wordsId]}
          />
        </Labelled>
        <Labelled words="Spanish">
          <CellField name="optionEs" label={`Spanish words of ${nth}`} defaultValue={value('optionEs')} />
        </Labelled>
        <Labelled words="Counts">
          <CellField
            name="optionWeight"
            id={weightId}
            label={`What ${nth} counts in a score`}
            defaultValue={value('optionWeight')}
            error={fields.errors[weightId]}
            numeric
          />
        </Labelled>
        <label className="flex min-h-[36px] items-center justify-center gap-1 max-sm:justify-start">
          <input
            type="checkbox"
            name="optionAlone"
            value={at}
            defaultChecked={fields.values('optionAlone').includes(String(at))}
            className="size-[20px] accent-accent"
          />
          <span className="text-small sm:sr-only">Stands alone</span>
        </label>
        {at < filled ? (
          <span className="flex max-sm:justify-end">
            <RowButton
              name="do"
              value={`up-option:${at}`}
              sign="↑"
              label={`Move “${words}” up`}
              id={`up-option-${at}`}
            />
            <RowButton
              name="do"
              value={`down-option:${at}`}
              sign="↓"
              label={`Move “${words}” down`}
              id={`down-option-${at}`}
            />
            <RowButton name="do" value={`drop-option:${at}`} sign="✕" label={`Take “${words}” away`} />
          </span>
        ) : null}
      </div>
      <RowError id={wordsId} error={fields.errors[wordsId]} />
      <RowError id={weightId} error={fields.errors[weightId]} />
    </>
  )
}

/** Under its column's heading, or with its own where the screen is too narrow for columns */
function Labelled({ words, wide, children }: { words: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'max-sm:col-span-2' : ''}>
      <span aria-hidden="true" className="text-small text-quiet sm:hidden">
        {words}
      </span>
      {children}
    </div>
  )
}
