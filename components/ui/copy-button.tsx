'use client'

import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Button } from './button'

type Props = {
  text: string
  label: string
  copied: string
  /** Said when the browser refuses: what to do instead */
  refused: string
  /** The single key that presses it */
  shortcut?: string
  /** Stands here where a script cannot copy: no JavaScript, no https */
  otherwise?: ReactNode
}

const never = () => () => undefined

/** Puts a text on the clipboard and says that it did */
export function CopyButton({ text, label, copied, refused, shortcut, otherwise = null }: Props) {
  const canCopy = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  )
  const [said, say] = useState('')
  if (!canCopy) return otherwise
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(copied),
      () => say(refused),
    )
  return (
    <>
      <Button type="button" size="clinic" look="secondary" aria-keyshortcuts={shortcut} onClick={copy}>
        {said || label}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
