'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import type { RichProps } from './rich-editor'

/** A hundred kilobytes, for this page alone */
const RichEditor = dynamic(() => import('./rich-editor'), { ssr: false })

const KEPT = 'guide-as-markdown'
const heard = new Set<() => void>()

/** One choice for every field of the page and for the next part, kept on this device */
const markdownChoice = {
  subscribe(hear: () => void) {
    heard.add(hear)
    return () => void heard.delete(hear)
  },
  read: () => localStorage.getItem(KEPT) === 'yes',
  set(isMarkdown: boolean) {
    if (isMarkdown) localStorage.setItem(KEPT, 'yes')
    else localStorage.removeItem(KEPT)
    for (const hear of heard) hear()
  },
}

type Props = Omit<RichProps, 'id'> & { name: string; children: ReactNode; hasChoice: boolean }

/**
 * A text field of Markdown, and over it the editor without Markdown. The field stays the form's own: without script it is
 * what one writes in, and with it the editor writes into it.
 */
export function RichField({ name, children, hasChoice, ...rest }: Props) {
  const isMarkdown = useSyncExternalStore(markdownChoice.subscribe, markdownChoice.read, () => true)
  const [field, setField] = useState<HTMLTextAreaElement | null>(null)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    const found = document.getElementsByName(name)[0]
    if (found instanceof HTMLTextAreaElement) setField(found)
  }, [name])
  const isRich = !isMarkdown && !isRefused && field !== null
  return (
    <div>
      {children}
      {isRich ? <RichEditor {...rest} id={name} field={field} onRefused={() => setRefused(true)} /> : null}
      {isRefused && !isMarkdown ? (
        <p className="mt-0.5 text-small text-quiet">This text can only be written as Markdown.</p>
      ) : null}
      {hasChoice && field ? (
        <button
          type="button"
          onClick={() => {
            setRefused(false)
            markdownChoice.set(isRich)
          }}
          className="mt-0.5 min-h-[32px] cursor-pointer text-small text-accent underline underline-offset-4"
        >
          {isRich ? 'Write as Markdown' : 'Write without Markdown'}
        </button>
      ) : null}
    </div>
  )
}
