import type { Metadata, Viewport } from 'next'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { chosenTextSize } from '@/lib/platform/chosen-text-size'
import { pseudoChosen } from '@/lib/platform/intl'
import { isRightToLeft } from '@/lib/platform/pseudo-language'
import './globals.css'

export const metadata: Metadata = {
  // no default title: it would stand before a page's own <title>, and every page has one
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

const sizes = { normal: undefined, larger: 'text-larger', largest: 'text-largest' }

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html
      lang={await getLocale()}
      dir={isRightToLeft(await pseudoChosen()) ? 'rtl' : undefined}
      className={sizes[await chosenTextSize()]}
    >
      <body>{children}</body>
    </html>
  )
}
