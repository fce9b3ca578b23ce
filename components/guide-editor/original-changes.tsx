import type { ReactNode } from 'react'
import type { PartDifference } from '@/lib/guide-draft/guide-difference'
import { WordChanges } from './word-changes'

type Props = {
  title: string
  then: string
  now: string
  language: string
  parts: readonly PartDifference[]
  /** What can be done with a part */
  tools?: (part: string) => ReactNode
}

/** What the guide that one was copied from says now and said then, part by part and word by word */
export function OriginalChanges({ title, then, now, language, parts, tools }: Props) {
  return (
    <>
      <p className="measure">
        This guide was copied from “{title}”, version {then}. The newest is version {now}.
      </p>
      {parts.length === 0 ? <p>Its text is the same: only its review or its pictures are new.</p> : null}
      {parts.map(({ part, title: name, before, after }) => (
        <section key={part} aria-label={name} className="mt-3 border-t border-rule pt-1">
          <h2 className="text-[1.125rem] font-bold">{name}</h2>
          <WordChanges before={before} after={after} language={language} />
          {tools?.(part)}
        </section>
      ))}
    </>
  )
}
