'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

type Words = { name: string; password: string; add: string; refused: string; none: string }

type Props = {
  words: Words
  /** The name that was typed before and what is wrong */
  name: string | undefined
  error: string | undefined
}

/** Adds this device's passkey to the account of whoever is signed in, for their password. */
export function PasskeyAdd({ words, name, error }: Props) {
  const [can, setCan] = useState(false)
  const [problem, setProblem] = useState('')
  const made = useRef<HTMLInputElement>(null)
  useEffect(() => setCan('PublicKeyCredential' in window), [])

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setProblem('')
    try {
      const { startRegistration } = await import('@simplewebauthn/browser')
      const password = new FormData(form).get('passkey-password')
      const asked = await fetch('/account/passkeys/options', {
        method: 'POST',
        body: new URLSearchParams({ 'passkey-password': String(password ?? '') }),
      })
      if (asked.redirected) return window.location.assign('/account')
      const options = await asked.json()
      if (options.sentence) return setProblem(options.sentence)
      const response = await startRegistration({ optionsJSON: options })
      if (made.current) made.current.value = JSON.stringify(response)
      form.submit()
    } catch {
      setProblem(words.refused)
    }
  }

  // it stands there from the start, so that what was typed is kept whatever happens to the script
  const form = (
    <form
      method="post"
      action="/account/passkeys/add"
      onSubmit={make}
      hidden={!can}
      className="mt-2 flex max-w-[480px] flex-col gap-2"
      noValidate
    >
      <input type="hidden" name="made-password" ref={made} />
      <TextField name="passkey-name" label={words.name} defaultValue={name} maxLength={60} error={error} />
      <TextField
        name="passkey-password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        error={problem || undefined}
      />
      <div>
        <Button look="secondary">{words.add}</Button>
      </div>
    </form>
  )
  return (
    <>
      {can ? null : <p className="measure mt-1 text-quiet">{words.none}</p>}
      {form}
    </>
  )
}
