import type { ReactNode } from 'react'

/** One of the brief's parts under its heading; `aside` stands at the heading's right, small */
export function Part({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="break-inside-avoid print:mb-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-1.5 border-b border-ink">
        <h2 id={id} className="font-bold whitespace-nowrap">
          {title}
        </h2>
        {aside ? <div className="text-small text-quiet">{aside}</div> : null}
      </div>
      <div className="pt-[3px]">{children}</div>
    </section>
  )
}

/** Says that there is nothing, in a part that would otherwise stand empty */
export const None = ({ children }: { children: ReactNode }) => (
  <p className="text-small text-quiet">{children}</p>
)
