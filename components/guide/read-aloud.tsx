'use client'

import { useEffect, useState } from 'react'

type Props = { of: string; language: string; words: { listen: string; stop: string } }

/** What is one thing to say: a browser that is given a whole page falls silent after a while */
const SPOKEN = 'h1, h2, h3, p, li, figcaption, th, td'
/** Notes, links to ask, and what explains a word are for the eye */
const UNSPOKEN = 'sup, [popover], [data-unspoken], section[data-footnotes]'

/** Reads a part of the page aloud with the browser's own voice, where it has one. It stops when the page is left. */
export function ReadAloud({ of, language, words }: Props) {
  const [isThere, setThere] = useState(false)
  const [isSpeaking, setSpeaking] = useState(false)

  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    setThere(true)
    const stop = () => speechSynthesis.cancel()
    window.addEventListener('pagehide', stop)
    return () => {
      window.removeEventListener('pagehide', stop)
      stop()
    }
  }, [])

  if (!isThere) return null

  function speak(): void {
    speechSynthesis.cancel()
    if (isSpeaking) {
      setSpeaking(false)
      return
    }
    const pieces = piecesOf(document.getElementById(of))
    const voice = speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language))
    for (const [at, piece] of pieces.entries()) {
      const said = new SpeechSynthesisUtterance(piece)
      said.lang = language
      if (voice) said.voice = voice
      if (at === pieces.length - 1) said.onend = () => setSpeaking(false)
      said.onerror = () => setSpeaking(false)
      speechSynthesis.speak(said)
    }
    setSpeaking(pieces.length > 0)
  }

  return (
    <button
      type="button"
      onClick={speak}
      aria-pressed={isSpeaking}
      className="min-h-[48px] cursor-pointer text-accent underline underline-offset-4 hover:decoration-[3px]"
    >
      {isSpeaking ? words.stop : words.listen}
    </button>
  )
}

function piecesOf(place: HTMLElement | null): string[] {
  return [...(place?.querySelectorAll<HTMLElement>(SPOKEN) ?? [])].flatMap((element) => {
    // what stands in another piece is said with it
    if (element.closest(UNSPOKEN) || element.parentElement?.closest(SPOKEN)) return []
    const copy = element.cloneNode(true) as HTMLElement
    for (const one of copy.querySelectorAll(UNSPOKEN)) one.remove()
    const text = copy.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    return text === '' ? [] : [text]
  })
}
