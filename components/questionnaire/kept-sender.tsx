'use client'

import { useEffect, useState } from 'react'
import { type KeptKey, keptAnswers, sendKept } from './kept-answers'

const RETRY = 5000

/** On a page without questions: sends what this device still keeps of these answers, then shows them as they stand */
export function KeptSender({ keptKey, waiting }: { keptKey: KeptKey; waiting: string }) {
  const [isWaiting, setWaiting] = useState(false)
  useEffect(() => {
    const kept = keptAnswers(keptKey)
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = async () => {
      const posts = (await kept?.all()) ?? []
      if (!kept || posts.length === 0) return
      const { state, replies } = await sendKept(kept, posts)
      setWaiting(state === 'waiting' || state === 'signedOut')
      if (state === 'waiting') timer = setTimeout(send, RETRY)
      else if (replies.some(({ isNews }) => isNews)) location.reload()
    }
    send()
    return () => clearTimeout(timer)
  }, [keptKey])
  return (
    <div role="status">
      {isWaiting ? <p className="mb-2 border-s-8 border-clarify bg-clarify-wash p-2">{waiting}</p> : null}
    </div>
  )
}
