'use client'

import { useEffect, useState } from 'react'

export const notSaved = 'Not saved: there is no connection. What you wrote is still here.'

const textOf = (form: HTMLFormElement): URLSearchParams =>
  new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))

/**
 * Saves a form that was written in before a link or another form of the page is followed; where that is refused, the page
 * says why instead. Without it, text that was not saved by its button would be left behind.
 */
export function SaveOnLeave({ formId, failed }: { formId: string; failed: string }) {
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const drawn = textOf(form).toString()
    let isLeaving = false
    const isOpen = () => !isLeaving && textOf(form).toString() !== drawn
    const saveThen = async (go: () => void) => {
      try {
        const answer = await fetch(form.action, { method: 'POST', body: textOf(form) })
        if (!answer.ok) return setFailed(true)
        const { pathname, searchParams } = new URL(answer.url)
        // somebody whose session ran out signs in first, and finds what they wrote
        const refused = searchParams.has('again') || pathname === '/sign-in'
        isLeaving = true
        if (refused) location.assign(answer.url)
        else go()
      } catch {
        setFailed(true)
      }
    }
    const stop = new AbortController()
    const options = { capture: true, signal: stop.signal }
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0
      if (!link || !isPlain || link.target || link.getAttribute('href')?.startsWith('#') || !isOpen()) return
      event.preventDefault()
      event.stopPropagation()
      void saveThen(() => location.assign(link.href))
    }
    const send = (event: SubmitEvent) => {
      const other = event.target
      if (!(other instanceof HTMLFormElement)) return
      // what undo would take back is what was saved last, not what is being written: the browser asks
      if (other === form) isLeaving = true
      if (!isOpen() || other.action.endsWith('/undo')) return
      event.preventDefault()
      const { submitter } = event
      void saveThen(() => other.requestSubmit(submitter instanceof HTMLElement ? submitter : undefined))
    }
    document.addEventListener('click', follow, options)
    document.addEventListener('submit', send, options)
    window.addEventListener('beforeunload', (event) => isOpen() && event.preventDefault(), options)
    return () => stop.abort()
  }, [formId])
  return (
    <p role="status" className="text-small font-semibold text-clarify">
      {hasFailed ? failed : ''}
    </p>
  )
}
