import type { ReactNode } from 'react'

/** A clinic page's name, with what stands under it and what can be done at its right */
export function PageHeading({
  title,
  under,
  children,
}: {
  title: ReactNode
  under?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
      <div>
        <h1 className="text-lead font-bold">{title}</h1>
        {under ? <div className="mt-0.5 text-quiet">{under}</div> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-1">{children}</div> : null}
    </div>
  )
}
