import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { contentPolicy } from '@/lib/platform/content-policy'

/**
 * Gives each page the nonce its scripts run by, and decides nothing: pages, routes, queries and commands ask for
 * themselves who is there. Without this file pages work as with JavaScript off.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentPolicy(request.nextUrl.pathname, randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  // where the framework reads the nonce from
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  // documents only: what a script fetches, an answer saved or the next page, brings no script of its own
  matcher: [
    {
      source: '/((?!_next/|photos/|pictures/).*)',
      has: [{ type: 'header', key: 'accept', value: '.*text/html.*' }],
      missing: [{ type: 'header', key: 'rsc' }],
    },
  ],
}
