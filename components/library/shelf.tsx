import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = {
  title: string
  count: number
  /** What can be done about this shelf */
  tool?: false | { href: string; words: string }
  children: ReactNode
}

/** What there is of one kind, under its name; nothing where there is none */
export function Shelf({ title, count, tool, children }: Props) {
  if (count === 0) return null
  return (
    <section id={title.toLowerCase()} className="mt-4">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.125rem] font-bold">
          {title} <span className="font-normal text-quiet">{count}</span>
        </h2>
        {tool ? (
          <Link href={tool.href} prefetch={false} className="inline-flex min-h-[32px] items-center">
            {tool.words}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  )
}
