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
    const wasSent = sessionStorage.getItem(SENT) === keptKey.draft
    sessionStorage.removeItem(SENT)
    const keep = () => {
      if (box.value.trim() === '') kept.drop(NAME)
      else kept.keep(NAME, { order: 1, action: '', fields: [[name, box.value]] })
    }
    const putBack = async () => {
      const [, before] = (await kept.all()).find(([one]) => one === NAME) ?? []
      const words = before?.fields[0]?.[1]
      // what was typed since, or came back from the server with what is wrong with it, is newer
      if (words === undefined || box.value !== '') return
      if (wasSent && isShown(words)) return kept.drop(NAME)
      box.value = words
      setRestored(true)
    }
    const stop = new AbortController()
    const { signal } = stop
    box.addEventListener('input', keep, { signal })
    // for the page after it, in this tab
    form.addEventListener('submit', () => sessionStorage.setItem(SENT, keptKey.draft), { signal })
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

/** Which box was sent last in this tab; no word of what is in it */
const SENT = 'kept-words-sent'

const bare = (text: string): string => text.replace(/\s+/g, '')

/** Whether the page says it, also within a box that is there to change it */
const isShown = (words: string): boolean =>
  bare(document.querySelector('main')?.textContent ?? '').includes(bare(words))
