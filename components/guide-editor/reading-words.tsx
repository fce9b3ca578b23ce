import type { ReactNode } from 'react'
import type { Reading } from '@/lib/guide-draft/grade'

type Props = {
  reading: Reading | null
  /** Names the hard sentences only where the whole is hard */
  isShort?: boolean
  children: ReactNode
}

/** How hard a part reads, in a line, and the sentences that raise it */
export function ReadingWords({ reading, isShort, children }: Props) {
  const hard = reading && (reading.isHard || !isShort) ? reading.hard : []
  return (
    <>
      <div className="flex justify-between gap-2">
        {children}
        <span className={reading?.isHard ? 'font-semibold text-clarify' : ''}>
          {reading?.isHard ? <span aria-hidden="true">◆ </span> : null}
          {reading?.words ?? 'No text yet'}
        </span>
      </div>
      {hard.length > 0 ? (
        <ul className="text-small">
          {hard.map((sentence) => (
            <li key={sentence.text} className="py-0.5">
              <q>{sentence.text}</q> <span className="text-quiet">({sentence.words})</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
