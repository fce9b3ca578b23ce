'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RichForm, RichFormField } from './rich-form'
import { changeTable, putTable, type TableChange, tableAt } from './rich-table-edit'

type Props = { editor: Editor; onClose: () => void }

const sizes = { columns: ['2', '3', '4', '5'], rows: ['2', '3', '4', '5', '6', '8', '10'] }

const changes: readonly { change: TableChange; words: string }[] = [
  { change: 'row-below', words: 'Add a row below' },
  { change: 'column-after', words: 'Add a column after' },
  { change: 'remove-row', words: 'Remove this row' },
  { change: 'remove-column', words: 'Remove this column' },
  { change: 'remove-table', words: 'Remove the table' },
]

/** A table to begin with, or what can be done with the one that the cursor is in; what is written in it is the text's */
export function RichTablePanel({ editor, onClose }: Props) {
  const [columns, setColumns] = useState('2')
  const [rows, setRows] = useState('3')
  const place = tableAt(editor)
  if (place)
    return (
      <RichForm legend="Table" onClose={onClose}>
        <p role="status">
          Row {place.row + 1} of {place.table.childCount}, column {place.column + 1} of{' '}
          {place.table.firstChild?.childCount}. The first row is that of the headings.
        </p>
        <div className="mt-1 flex flex-wrap gap-1">
          {changes.map(({ change, words }) => (
            <Button
              key={change}
              type="button"
              size="clinic"
              look="secondary"
              onClick={() => {
                changeTable(editor, change)
                // it stays open for the next one, as long as there is a table
                if (!tableAt(editor)) onClose()
              }}
            >
              {words}
            </Button>
          ))}
        </div>
      </RichForm>
    )
  const put = () => {
    putTable(editor, Number(rows), Number(columns))
    onClose()
  }
  return (
    <RichForm legend="Table" submit={{ words: 'Put the table in', run: put }} onClose={onClose}>
      <div className="flex flex-wrap gap-x-2">
        <Size label="How many columns" value={columns} among={sizes.columns} onChange={setColumns} />
        <Size
          label="How many rows, with that of the headings"
          value={rows}
          among={sizes.rows}
          onChange={setRows}
        />
      </div>
      <p className="mt-1 text-small">
        Enter goes down a column, and adds a row at its end. Each row with a fact ends with its source.
      </p>
    </RichForm>
  )
}

type SizeProps = { label: string; value: string; among: readonly string[]; onChange: (value: string) => void }

function Size({ label, value, among, onChange }: SizeProps) {
  return (
    <RichFormField label={label}>
      {({ className, ...control }) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${className} min-h-[40px]`}
        >
          {among.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      )}
    </RichFormField>
  )
}
