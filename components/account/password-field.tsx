'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/field'

type Props = {
  /** Button texts, handed in: no message catalogue goes to the browser */
  words: { show: string; hide: string }
  name: string
  label: string
  hint?: string
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
}

/** A password that can be shown while it is typed; pasting works. Without JavaScript it is an ordinary field, with no dead button. */
export function PasswordField({ words, ...props }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextField {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="min-h-[48px] cursor-pointer text-accent noscript:hidden underline underline-offset-4"
      >
        {shown ? words.hide : words.show}
      </button>
    </div>
  )
}
