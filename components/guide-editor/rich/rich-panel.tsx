'use client'

import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { putPicture } from './rich-passages'
import type { PanelName } from './rich-tools'

export type Choices = {
  pictures: readonly string[]
  sources: readonly { id: string; title: string }[]
  words: readonly string[]
}

type Props = { editor: Editor; panel: PanelName; choices: Choices; onClose: () => void }

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

/** What is put into the text with something to choose. No form of its own: it stands within the part's. */
export function RichPanel({ editor, panel, choices, onClose }: Props) {
  const id = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const chosen = pictureAt(editor)
  const options = optionsOf(panel, choices, chosen?.name)
  const [value, setValue] = useState((panel === 'picture' && chosen?.name) || (options[0]?.value ?? ''))
  const [alt, setAlt] = useState(panel === 'picture' ? (chosen?.alt ?? '') : '')
  const [isMissing, setMissing] = useState(false)
  useEffect(() => group.current?.querySelector<HTMLElement>('select, button')?.focus(), [])
  const { legend, label, button, none } = what[panel]
  const put = () => {
    if (panel === 'picture' && alt.trim() === '') return setMissing(true)
    if (panel === 'picture') putPicture(editor, { name: value, alt: alt.trim().replace(/\s+/g, ' ') })
    if (panel === 'source') editor.commands.insertContent({ type: 'citation', attrs: { id: value } })
    if (panel === 'word') editor.commands.insertContent(value)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    // the part's own form is not sent by it
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      put()
    }
  }
  const control = 'mt-0.5 block w-full rounded-soft border-2 border-edge bg-raised px-1 py-0.5'
  return (
    <fieldset ref={group} onKeyDown={onKeyDown} className="border-2 border-b-0 border-edge bg-paper p-1">
      <legend className="sr-only">{legend}</legend>
      {options.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          <label className="block font-semibold">
            {label}
            <select
              value={value}
              onChange={(event) => setValue(event.target.value)}
              className={`${control} min-h-[40px] font-normal`}
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
          {panel === 'picture' ? (
            <div className="mt-1">
              <label htmlFor={id} className="block font-semibold">
                What it shows, in words
              </label>
              <p id={`${id}-hint`} className="text-small text-quiet">
                For those who do not see it: all that the picture tells.
              </p>
              {isMissing ? (
                <p id={`${id}-error`} role="alert" className="font-semibold text-urgent">
                  Write what the picture shows
                </p>
              ) : null}
              <textarea
                id={id}
                rows={2}
                value={alt}
                onChange={(event) => setAlt(event.target.value)}
                aria-invalid={isMissing ? true : undefined}
                aria-describedby={`${id}-hint${isMissing ? ` ${id}-error` : ''}`}
                className={control}
              />
            </div>
          ) : null}
        </>
      )}
      {panel === 'picture' ? (
        <p className="mt-1 text-small">
          Your clinic’s own pictures are added under <a href="/library/pictures">Pictures for guides</a>.
        </p>
      ) : null}
      <div className="mt-1 flex gap-1">
        {options.length > 0 ? (
          <Button type="button" size="clinic" onClick={put}>
            {panel === 'picture' && chosen ? 'Change the picture' : button}
          </Button>
        ) : null}
        <Button type="button" size="clinic" look="secondary" onClick={onClose}>
          Close
        </Button>
      </div>
    </fieldset>
  )
}

function optionsOf(panel: PanelName, { pictures, sources, words }: Choices, chosen: string | undefined) {
  if (panel === 'source') return sources.map(({ id, title }) => ({ value: id, label: `${title} [${id}]` }))
  if (panel === 'word') return words.map((value) => ({ value, label: value }))
  const names = chosen && !pictures.includes(chosen) ? [chosen, ...pictures] : pictures
  return names.map((value) => ({ value, label: value }))
}

function pictureAt({ state: { selection } }: Editor): { name: string; alt: string } | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'picture') return null
  return { name: String(selection.node.attrs.name), alt: String(selection.node.attrs.alt) }
}
