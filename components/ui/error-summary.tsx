'use client'

import { useEffect, useRef } from 'react'
import type { Problem } from './problem'

/** Above the heading, focused when the page arrives; each line leads to its field. Works unfocused without JavaScript. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-4 border-4 border-urgent bg-urgent-wash p-2">
      <h2 className="text-lead font-bold text-urgent">{title}</h2>
      <ul className="mt-1">
        {problems.map(({ field, sentence }) => (
          <li key={`${field} ${sentence}`} className="font-semibold">
            {field ? (
              <a href={`#${field}`} className="inline-block py-0.5 text-urgent">
                {sentence}
              </a>
            ) : (
              sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
