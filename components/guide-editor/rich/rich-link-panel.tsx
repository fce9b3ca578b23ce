'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { linkTyped, linkWordsProblem } from '@/lib/guide/guide-link'
import { RichForm, RichFormField } from './rich-form'
import { linkAt, putLink, removeLink } from './rich-link'

type Props = { editor: Editor; onClose: () => void }

type Problem = { of: 'address' | 'words'; sentence: string }

/** A link: where it leads and its words. What a guide may not lead to is refused in the format's own sentence. */
export function RichLinkPanel({ editor, onClose }: Props) {
  const [{ place, doc }] = useState(() => ({ place: linkAt(editor), doc: editor.state.doc }))
  const [address, setAddress] = useState(place?.href ?? '')
  const [words, setWords] = useState(place?.words ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!place)
    return (
      <RichForm legend="Link" onClose={onClose}>
        <p>
          A link stands in the words of one line. Headings and safety text have none: safety text says itself
          what to do.
        </p>
      </RichForm>
    )
  const put = () => {
    const link = linkTyped(address)
    if (typeof link === 'string') return setProblem({ of: 'address', sentence: whole(link) })
    const said = words.replace(/\s+/g, ' ').trim()
    const wrong = linkWordsProblem(said, link)
    if (wrong !== null) return setProblem({ of: 'words', sentence: whole(wrong) })
    // somebody who wrote on in the text meanwhile means the place where they are now
    const now = editor.state.doc.eq(doc) ? place : linkAt(editor)
    if (!now) return setProblem({ of: 'words', sentence: 'Put the cursor where the link belongs' })
    // the words as they are chosen keep their bold
    putLink(editor, now, { href: link.address, words: words === place.words ? words : said })
    onClose()
  }
  const remove = () => {
    const now = editor.state.doc.eq(doc) ? place : linkAt(editor)
    if (now) removeLink(editor, now)
    onClose()
  }
  return (
    <RichForm
      legend="Link"
      submit={{ words: place.href === '' ? 'Put the link in' : 'Change the link', run: put }}
      more={
        place.href === '' ? null : (
          <Button type="button" size="clinic" look="secondary" onClick={remove}>
            Remove the link
          </Button>
        )
      }
      onClose={onClose}
    >
      <RichFormField
        label="Address"
        hint="As it stands in the browser’s address line. It begins with https://."
        error={problem?.of === 'address' ? problem.sentence : null}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </RichFormField>
      <RichFormField
        label="Words that lead there"
        hint="What one finds there. The reader is told the host as well."
        error={problem?.of === 'words' ? problem.sentence : null}
      >
        {(control) => (
          <input {...control} type="text" value={words} onChange={(event) => setWords(event.target.value)} />
        )}
      </RichFormField>
    </RichForm>
  )
}

const whole = (rest: string): string => `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
