'use client'

import { useState, useSyncExternalStore } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'

const never = () => () => undefined

/** Copies the note's text; where a script cannot, it leads to a page of nothing but that text */
export function CopyNote({ text, href }: { text: string; href: string }) {
  const canCopy = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  )
  const [said, say] = useState('')
  if (!canCopy)
    return (
      <ButtonLink size="clinic" look="secondary" href={href}>
        Text for the note
      </ButtonLink>
    )
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say('Copied'),
      () => say('Not copied: open the text instead'),
    )
  return (
    <>
      <Button type="button" size="clinic" look="secondary" onClick={copy}>
        {said || 'Copy for the note'}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
