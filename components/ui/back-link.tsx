import Link from 'next/link'
import type { ReactNode } from 'react'

/** One step up, above the heading */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="mb-1 inline-flex min-h-[32px] items-center underline print:hidden"
    >
      <span aria-hidden="true">‹&nbsp;</span>
      {children}
    </Link>
  )
}
