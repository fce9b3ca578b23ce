'use client'

import { useEffect, useState } from 'react'
import { URGENT_EVENT } from './save-reply'

type Props = { linkId: string; title: string; words: readonly string[] }

/** What to do right now, at the answer that asks for it: as saved when the page came, and as each save says since */
export function UrgentHere({ linkId, title, words }: Props) {
  const [lines, setLines] = useState(words)
  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent)
        setLines(
          (event.detail as { linkId: string; words: string }[])
            .filter((one) => one.linkId === linkId)
            .map((one) => one.words),
        )
    }
    addEventListener(URGENT_EVENT, hear)
    return () => removeEventListener(URGENT_EVENT, hear)
  }, [linkId])
  return (
    <div role="alert">
      {lines.length > 0 ? (
        <div className="mt-1 border-4 border-urgent bg-urgent-wash p-2">
          <p className="font-bold text-urgent">{title}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
    </div>
  )
}
