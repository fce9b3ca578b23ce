'use client'

import { useEffect, useState } from 'react'
import { type KeptKey, keptAnswers } from './kept-answers'
import { savePage } from './page-saver'
import { pagesAhead } from './pages-ahead'
import type { SaveReply, SaveStatus } from './save-reply'

export type SaveWords = Record<Exclude<SaveStatus, 'saved'>, string> & {
  /** With "{time}" where the time goes */
  saved: string
}

type Props = {
  formId: string
  /** As the page came: what is drawn may be typed and not saved */
  began: 'saved' | 'unsaved' | 'wrong'
  savedTime: string | undefined
  words: SaveWords
  keptKey: KeptKey
}

/** "Saved 10:42" or why not yet. Without JavaScript it says when the answers were last saved, which stays true. */
export function SaveState({ formId, began, savedTime, words, keptKey }: Props) {
  const [status, setStatus] = useState<SaveStatus>(began)
  const [time, setTime] = useState(savedTime)
  const [told, setTold] = useState<SaveReply['told']>([])

  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const kept = keptAnswers(keptKey)
    const ways = pagesAhead(form)
    const begin = () =>
      savePage(form, kept, {
        show(now, reply) {
          setStatus(now)
          if (!reply) return
          setTime(reply.savedTime)
          if (reply.told.length > 0) setTold(reply.told)
        },
        goOn(way) {
          if (!ways[way]()) return false
          end(false)
          end = begin()
          return true
        },
      })
    let end = begin()
    return () => end(true)
  }, [formId, keptKey])

  const sentence = status === 'saved' ? time && words.saved.replace('{time}', time) : words[status]
  const isTrouble = status !== 'saved' && status !== 'unsaved' && status !== 'saving'
  return (
    <div role="status" className="mt-2 min-h-[28px]">
      {sentence ? (
        <p className={isTrouble ? 'font-semibold text-clarify' : 'text-quiet'}>{sentence}</p>
      ) : null}
      {told.map((line) => (
        <p key={line} className="mt-1 border-s-8 border-clarify bg-clarify-wash p-2">
          {line}
        </p>
      ))}
    </div>
  )
}
