'use client'

import { useEffect, useRef, useState } from 'react'
import { type SessionState, watchSession } from './session-watch'

export type SessionWords = {
  ending: string
  endingText: string
  stay: string
  ended: string
  endedText: string
}

/**
 * Two minutes before a session ends: a word and one tap to go on. When it has ended the page gives way to signing in,
 * except where something typed is not sent yet: that stays, and its form asks to sign in and goes on.
 */
export function SessionWarning({ words }: { words: SessionWords }) {
  const [state, setState] = useState<SessionState>('going-on')
  const dialog = useRef<HTMLDialogElement>(null)
  const stay = useRef<() => void>(undefined)

  useEffect(() => {
    const watch = watchSession((now) => {
      if (now === 'ended' && !hasTyped())
        window.location.replace(`/sign-in?next=${encodeURIComponent(here())}`)
      else setState(now)
    })
    stay.current = watch.stay
    return watch.stop
  }, [])

  useEffect(() => {
    if (state === 'ending') dialog.current?.showModal()
    else dialog.current?.close()
  }, [state])

  return (
    <>
      <dialog
        ref={dialog}
        aria-labelledby="session-ending"
        className="m-auto w-[calc(100%-32px)] max-w-[440px] rounded-soft border-2 border-ink bg-raised p-3 text-ink backdrop:bg-veil"
      >
        <h2 id="session-ending" className="text-lead font-bold">
          {words.ending}
        </h2>
        <p className="mt-1 mb-3">{words.endingText}</p>
        <button
          type="button"
          onClick={() => stay.current?.()}
          className="min-h-[48px] cursor-pointer rounded-soft bg-accent px-3 font-semibold text-on-accent hover:bg-accent-deep"
        >
          {words.stay}
        </button>
      </dialog>
      <div role="status" className="sticky bottom-0">
        {state === 'ended' ? (
          <div className="border-t-2 border-clarify bg-clarify-wash p-2 print:hidden">
            <p className="measure font-bold">{words.ended}</p>
            <p className="measure">{words.endedText}</p>
          </div>
        ) : null}
      </div>
    </>
  )
}

const here = (): string => `${window.location.pathname}${window.location.search}`

/** Whether a field of the page holds something other than what the server put there, and nothing else keeps it */
function hasTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'main form[method="post"]:not([data-safe]) :is(input:not([type="hidden"]), textarea, select)',
  )
  return [...fields].some((field) => {
    if (field instanceof HTMLSelectElement)
      return (
        field.selectedIndex !==
        Math.max(
          0,
          [...field.options].findIndex((one) => one.defaultSelected),
        )
      )
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
      return field.checked !== field.defaultChecked
    return field.value !== field.defaultValue
  })
}
