'use client'

import { useEffect, useRef, useState } from 'react'
import type { Reading } from '@/lib/guide-draft/grade'
import { ReadingWords } from './reading-words'

type Props = {
  /** The page of what is saved */
  src: string
  /** Where a form is sent to see it before it is saved */
  typedTo: string
  formId: string
  note: string
  /** Null for what is no part with text */
  reading: Reading | null
  hasReading: boolean
}

/** Until somebody stops to look */
const PAUSE = 500

/**
 * The part as the patient sees it on a phone and how it reads, which follow what is typed. Nothing is saved by it; without
 * script both show what is saved.
 */
export function LivePreview({ src, typedTo, formId, note, reading, hasReading }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [now, setNow] = useState(reading)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    let waiting = 0
    let asked = new AbortController()
    const show = async () => {
      // nobody sees it on a narrow screen
      if (!frame.current?.offsetParent) return
      asked.abort()
      asked = new AbortController()
      const typed = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
      try {
        const answer = await fetch(typedTo, { method: 'POST', body: typed, signal: asked.signal })
        if (!answer.ok || answer.redirected) return
        const shown: { address: string; reading: Reading | null } = await answer.json()
        showIn(frame.current, shown.address)
        setNow(shown.reading)
      } catch {
        // what is saved says when there is no connection; the next sign tries again
      }
    }
    const onInput = () => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(show, PAUSE)
    }
    form.addEventListener('input', onInput)
    return () => {
      window.clearTimeout(waiting)
      asked.abort()
      form.removeEventListener('input', onInput)
    }
  }, [typedTo, formId])
  return (
    <div className="sticky top-1 flex h-[calc(100dvh-16px)] flex-col gap-1">
      {hasReading ? (
        <section
          aria-label="How it reads"
          className="max-h-[35%] shrink-0 overflow-y-auto border-b border-rule pb-1"
        >
          <ReadingWords reading={now}>
            <h2 className="font-bold">How it reads</h2>
          </ReadingWords>
          <p className="text-small text-quiet">{note}</p>
        </section>
      ) : null}
      <iframe
        ref={frame}
        src={src}
        title="As the patient sees it"
        loading="lazy"
        className="block min-h-0 w-full max-w-[392px] grow rounded-soft border-2 border-edge bg-paper"
      />
    </div>
  )
}

/** In place of what was there: not a step that Back returns to; and where it was scrolled to */
function showIn(frame: HTMLIFrameElement | null, address: string): void {
  const inside = frame?.contentWindow
  if (!frame || !inside) return
  const { scrollY } = inside
  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, scrollY), { once: true })
  inside.location.replace(address)
}
