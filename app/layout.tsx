import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { cookieName } from '@/lib/platform/cookie'
import { pseudoChosen } from '@/lib/platform/intl'
import { isRightToLeft } from '@/lib/platform/pseudo-language'
import { TEXT_SIZE_COOKIE, textSizeOf } from '@/lib/platform/text-size'
import './globals.css'

export const metadata: Metadata = {
  // no default title: it would stand before a page's own <title>, and every page has one
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

const sizes = { normal: undefined, larger: 'text-larger', largest: 'text-largest' }

export default async function Layout({ children }: { children: ReactNode }) {
  const size = textSizeOf((await cookies()).get(cookieName(TEXT_SIZE_COOKIE))?.value)
  return (
    <html
      lang={await getLocale()}
      dir={isRightToLeft(await pseudoChosen()) ? 'rtl' : undefined}
      className={sizes[size]}
    >
      <body>{children}</body>
    </html>
  )
}
