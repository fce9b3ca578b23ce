'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { chosenBlock, putChosenBlock } from './rich-blocks'
import { RichForm, RichFormField } from './rich-form'

export type Choices = {
  pictures: readonly string[]
  sources: readonly { id: string; title: string }[]
  words: readonly string[]
}

type Chosen = 'picture' | 'source' | 'word'
type Props = { editor: Editor; panel: Chosen; choices: Choices; onClose: () => void }

const what = {
  picture: {
    legend: 'Picture',
    label: 'Which picture',
    button: 'Put the picture in',
    none: 'There is no picture yet.',
  },
  source: {
    ...{ legend: 'Source of a fact', label: 'Which source', button: 'Put the source in' },
    none: 'There is no source yet. Add it under Sources, on the left.',
  },
  word: {
    ...{ legend: 'Word that the glossary explains', label: 'Which word', button: 'Put the word in' },
    none: 'The glossary has no word yet.',
  },
}

/** What is put into the text out of a list */
export function RichPanel({ editor, panel, choices, onClose }: Props) {
  const chosen = panel === 'picture' ? chosenBlock(editor, 'picture') : null
  const options = optionsOf(panel, choices, chosen?.name)
  const [value, setValue] = useState<string>(chosen?.name || (options[0]?.value ?? ''))
  const [alt, setAlt] = useState<string>(chosen?.alt ?? '')
  const [isMissing, setMissing] = useState(false)
  const { legend, label, button, none } = what[panel]
  const put = () => {
    if (panel === 'picture' && alt.trim() === '') return setMissing(true)
    if (panel === 'picture')
      putChosenBlock(editor, 'picture', { name: value, alt: alt.trim().replace(/\s+/g, ' ') })
    if (panel === 'source') editor.commands.insertContent({ type: 'citation', attrs: { id: value } })
    if (panel === 'word') editor.commands.insertContent(value)
    onClose()
  }
  const submit = { words: chosen ? 'Change the picture' : button, run: put }
  return (
    <RichForm legend={legend} onClose={onClose} {...(options.length > 0 && { submit })}>
      {options.length === 0 ? (
        <p>{none}</p>
      ) : (
        <RichFormField label={label}>
          {({ className, ...control }) => (
            <select
              {...control}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              className={`${className} min-h-[40px]`}
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )}
        </RichFormField>
      )}
      {panel === 'picture' && options.length > 0 ? (
        <RichFormField
          label="What it shows, in words"
          hint="For those who do not see it: all that the picture tells."
          error={isMissing ? 'Write what the picture shows' : null}
        >
          {(control) => (
            <textarea {...control} rows={2} value={alt} onChange={(event) => setAlt(event.target.value)} />
          )}
        </RichFormField>
      ) : null}
      {panel === 'picture' ? (
        <p className="mt-1 text-small">
          Your clinic’s own pictures are added under <a href="/library/pictures">Pictures for guides</a>.
        </p>
      ) : null}
    </RichForm>
  )
}

function optionsOf(panel: Chosen, { pictures, sources, words }: Choices, chosen: string | undefined) {
  if (panel === 'source') return sources.map(({ id, title }) => ({ value: id, label: `${title} [${id}]` }))
  if (panel === 'word') return words.map((value) => ({ value, label: value }))
  const names = chosen && !pictures.includes(chosen) ? [chosen, ...pictures] : pictures
  return names.map((value) => ({ value, label: value }))
}
