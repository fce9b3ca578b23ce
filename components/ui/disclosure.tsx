import type { ReactNode } from 'react'

/** Something that is there when wanted: opens in place, without script */
export function Disclosure({
  summary,
  children,
  open,
  floating,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  /** Opens over what follows, from the right edge of the nearest positioned element: for narrow places */
  floating?: boolean
}) {
  return (
    <details open={open}>
      <summary className="inline-flex min-h-[32px] cursor-pointer list-none items-center text-accent underline underline-offset-4 hover:decoration-[3px] [&::-webkit-details-marker]:hidden">
        {summary}
      </summary>
      <div
        className={
          floating
            ? 'absolute end-0 z-10 w-[min(320px,100%)] rounded-soft border-2 border-edge bg-raised p-2 text-start'
            : 'mt-1 mb-2 border-s-4 border-rule ps-2'
        }
      >
        {children}
      </div>
    </details>
  )
}
