'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

export type PasskeyWords = { signIn: string; refused: string }

/** Signing in by the device's own unlocking. It is there only in a browser that can do it. */
export function PasskeySignIn({ next, words }: { next: string; words: PasskeyWords }) {
  const [can, setCan] = useState(false)
  const [refused, setRefused] = useState(false)
  const signed = useRef<HTMLInputElement>(null)
  useEffect(() => setCan('PublicKeyCredential' in window), [])

  async function sign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setRefused(false)
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const asked = await fetch('/sign-in/passkey/options', { method: 'POST', body: new URLSearchParams() })
      const response = await startAuthentication({ optionsJSON: await asked.json() })
      if (signed.current) signed.current.value = JSON.stringify(response)
      form.submit()
    } catch {
      setRefused(true)
    }
  }

  if (!can) return null
  return (
    <form method="post" action="/sign-in/passkey/enter" onSubmit={sign} className="mt-3">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="signed-password" ref={signed} />
      <Button look="secondary">{words.signIn}</Button>
      <p role="status" className="measure mt-1 font-semibold text-urgent">
        {refused ? words.refused : ''}
      </p>
    </form>
  )
}
