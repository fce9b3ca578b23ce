'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type KeptKey, type KeptPost, postPlainly } from './kept-answers'
import { dropChange, keptChange, wasDone } from './kept-change'

type Props = {
  keptKey: KeptKey
  /** Where the pages of a change are */
  change: string
  /** It can no longer be sent: what is kept of it goes */
  isOver: boolean
  words: { title: string; goOn: string; giveUp: string }
}

/** Over what was sent: a change of it that was begun on this device and not sent, to go on with or to give up */
export function UnsentChange({ keptKey, change, isOver, words }: Props) {
  const [fields, setFields] = useState<KeptPost['fields'] | null>(null)
  useEffect(() => {
    if (isOver || wasDone(keptKey)) dropChange(keptKey)
    else keptChange(keptKey).then(setFields)
  }, [keptKey, isOver])
  const page = fields?.findLast(([name]) => name === 'page')?.[1]
  if (isOver || !fields || !page) return null
  const giveUp = () => {
    dropChange(keptKey)
    setFields(null)
  }
  return (
    <Notice title={words.title} saying>
      <div className="mt-1 flex flex-wrap gap-2 print:hidden">
        <Button
          type="button"
          onClick={() => postPlainly(`${change}/${encodeURIComponent(page)}/again`, fields)}
        >
          {words.goOn}
        </Button>
        <Button type="button" look="secondary" onClick={giveUp}>
          {words.giveUp}
        </Button>
      </div>
    </Notice>
  )
}
