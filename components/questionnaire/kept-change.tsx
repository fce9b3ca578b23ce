'use client'

import { useEffect, useRef } from 'react'
import { type KeptKey, type KeptPost, keptAnswers, postPlainly } from './kept-answers'

const NAME = 'change'

/** What this device keeps of a change to sent answers: the fields of its form, or null */
export async function keptChange(keptKey: KeptKey): Promise<KeptPost['fields'] | null> {
  const all = (await keptAnswers(keptKey)?.all()) ?? []
  return all.find(([name]) => name === NAME)?.[1].fields ?? null
}

export const dropChange = (keptKey: KeptKey): void => keptAnswers(keptKey)?.drop(NAME)

/** Which change was sent or given up last in this tab; no word of what is in it. A page of the change that comes instead says that it was not. */
const DONE = 'change-done'

/** Whether this change was sent or given up just now. Asked once: whoever comes back to the same page later has begun another. */
export function wasDone({ draft }: KeptKey): boolean {
  const isDone = sessionStorage.getItem(DONE) === draft
  sessionStorage.removeItem(DONE)
  return isDone
}

type Props = {
  keptKey: KeptKey
  /** The page of the change that this stands on was asked for without what was typed before: where that is drawn into it */
  again: string | null
  /** Sending this form ends the change, unless it comes back */
  isLast?: boolean
}

/**
 * Keeps the change that the form around it holds on this device, encrypted, until it is sent or given up: nothing of it is
 * stored before. A page that is opened without it gets it back. A link that bears `data-give-up` gives it up.
 */
export function KeptChange({ keptKey, again, isLast = false }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    const kept = keptAnswers(keptKey)
    if (!form || !kept) return
    const keep = () => {
      const fields = [...new FormData(form)].filter(
        (one): one is [string, string] => typeof one[1] === 'string',
      )
      kept.keep(NAME, { order: 1, action: '', fields })
    }
    wasDone(keptKey)
    const done = () => sessionStorage.setItem(DONE, keptKey.draft)
    const stop = new AbortController()
    const { signal } = stop
    for (const event of ['input', 'change']) form.addEventListener(event, keep, { signal })
    if (isLast) form.addEventListener('submit', done, { signal })
    for (const link of document.querySelectorAll('[data-give-up]'))
      link.addEventListener('click', done, { signal })
    if (again === null) keep()
    else
      keptChange(keptKey).then((fields) => {
        if (fields && !signal.aborted) postPlainly(again, fields)
      })
    return () => stop.abort()
  }, [keptKey, again, isLast])
  return <span ref={place} hidden />
}
