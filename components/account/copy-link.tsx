'use client'

import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'

const never = () => () => undefined

/** Copies the link; where a script cannot (no JavaScript, no https), the field beside it is selected by a tap. */
export function CopyLink({ link }: { link: string }) {
  const canCopy = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  )
  const [said, say] = useState('')
  if (!canCopy) return null
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => say('Copied'),
      () => say('Not copied: select the link instead'),
    )
  return (
    <>
      <Button type="button" size="clinic" look="secondary" onClick={copy}>
        {said || 'Copy the link'}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
