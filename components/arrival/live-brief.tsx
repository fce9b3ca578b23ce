'use client'

import { useState } from 'react'
import { useArrivals } from './use-arrivals'

type Props = {
  appointmentId: string
  /** When the latest of the answers on the screen was sent or corrected (ISO 8601); null where none was */
  shown: string | null
}

/** Says on an open brief that more was sent. What is being read stays where it is until it is asked for. */
export function LiveBrief({ appointmentId, shown }: Props) {
  const [time, setTime] = useState<string | null>(null)
  const here = `/visits/${appointmentId}`
  const look = async () => {
    try {
      const answer = await fetch(`${here}/latest`, { redirect: 'error' })
      const latest: { at: string | null; time: string | null } = await answer.json()
      if (latest.at !== shown) setTime(latest.time)
    } catch {
      // signed out, or no line: the next arrival tells it
    }
  }
  useArrivals({ visit: (id) => id === appointmentId && look(), missed: look })
  return (
    <div role="status" className="fixed right-2 bottom-2 z-20 print:hidden">
      {time ? (
        <p className="border border-l-8 border-edge border-l-clarify bg-raised p-2">
          <strong className="font-semibold">New answers, {time}.</strong>{' '}
          <a href={here} className="whitespace-nowrap underline">
            Show them
          </a>
        </p>
      ) : null}
    </div>
  )
}
