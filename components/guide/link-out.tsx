import type { ReactNode } from 'react'

type Props = { address: string; opens: string; children: ReactNode }

/**
 * Words that lead to a page elsewhere, and where that is. In a tab of its own, since what somebody has begun to write on
 * this page would be lost; that page learns nothing of where its reader came from. On paper the address stands in full.
 */
export function LinkOut({ address, opens, children }: Props) {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer">
      {children}
      <span data-unspoken className="inline-block max-w-full ps-[6px] text-small text-quiet print:hidden">
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          className="me-[4px] inline-block h-[0.8em] w-[0.8em] stroke-current rtl:-scale-x-100"
          fill="none"
          strokeWidth="1.8"
        >
          <path d="M4 2H2V10H10V8M6 2H10V6M10 2L5.5 6.5" />
        </svg>
        ({opens})
      </span>
      <span data-unspoken className="hidden text-small print:inline">
        {' '}
        ({address})
      </span>
    </a>
  )
}
