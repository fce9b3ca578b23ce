'use client'

import { useEffect, useRef, useState } from 'react'
import { type KeptKey, keptAnswers } from './kept-answers'

type Props = {
  /** The box of plain text: the field of this name in the form around this */
  name: string
  keptKey: KeptKey
  /** Said where what was typed before is in the box again */
  restored: string
}

const NAME = 'words'

/**
 * Keeps what is typed into a box on this device, encrypted, until it has been sent: for forms that are posted as a whole. What
 * was sent is taken for stored once the page shows it; otherwise it is in the box again when the page is next opened.
 */
export function KeptWords({ name, keptKey, restored }: Props) {
  const place = useRef<HTMLParagraphElement>(null)
  const [isRestored, setRestored] = useState(false)
  useEffect(() => {
    const form = place.current?.closest('form')
    const box = form?.elements.namedItem(name)
    const kept = keptAnswers(keptKey)
    if (!form || !kept || !(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) return
    let isSent = false
    const keep = async () => {
      if (box.value.trim() === '') kept.drop(NAME)
      else await kept.keep(NAME, { order: 1, action: isSent ? SENT : '', fields: [[name, box.value]] })
    }
    /** Goes once it is noted that it goes: the page after it asks */
    const send = (event: SubmitEvent) => {
      if (isSent) return
      event.preventDefault()
      isSent = true
      keep().then(() => form.requestSubmit(event.submitter))
    }
    const putBack = async () => {
      const [, before] = (await kept.all()).find(([one]) => one === NAME) ?? []
      const words = before?.fields[0]?.[1]
      // what was typed since, or came back from the server with what is wrong with it, is newer
      if (words === undefined || box.value !== '') return
      if (before?.action === SENT && isShown(words)) return kept.drop(NAME)
      box.value = words
      setRestored(true)
    }
    const stop = new AbortController()
    const { signal } = stop
    box.addEventListener('input', keep, { signal })
    form.addEventListener('submit', send, { signal })
    // back from the page after it, as it was left
    addEventListener('pageshow', () => (isSent = false), { signal })
    if (box.value === '') putBack()
    else keep()
    return () => stop.abort()
  }, [name, keptKey])
  return (
    <p ref={place} role="status" className="mt-1 text-quiet">
      {isRestored ? restored : ''}
    </p>
  )
}

const SENT = 'sent'

const bare = (text: string): string => text.replace(/\s+/g, '')

/** Whether the page says it, also within a box that is there to change it */
const isShown = (words: string): boolean =>
  bare(document.querySelector('main')?.textContent ?? '').includes(bare(words))
