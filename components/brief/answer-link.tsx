import type { ReactNode } from 'react'
import type { AnswerPlace } from '@/lib/brief/anchor'
import { answerHref } from '@/lib/brief/anchor'

/** Leads from a line of the brief to the answer behind it; the line is the link, so it needs no underline until it is pointed at */
export function AnswerLink({
  place,
  visit,
  title,
  children,
}: {
  place: AnswerPlace | null
  visit: string
  title?: string
  children: ReactNode
}) {
  if (!place) return <span title={title}>{children}</span>
  return (
    <a
      href={answerHref(place, visit)}
      title={title}
      className="text-ink decoration-rule decoration-1 hover:text-accent hover:decoration-accent print:no-underline"
    >
      {children}
    </a>
  )
}
