import { seeOther } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { languageCookie, languageWishCookie } from '@/lib/account/visitor'

/**
 * Remembers in this browser which language the pages before sign-in are in, and goes on to `next`. A plain link leads
 * here, as it changes nothing but what is read; sign-in sets the account's own language, and home offers this one.
 */
export const GET = (request: Request): Response => {
  const { searchParams } = new URL(request.url)
  const response = seeOther(ownPath(searchParams.get('next')) ?? '/')
  const to = searchParams.get('to') ?? ''
  for (const cookie of [languageCookie(to), languageWishCookie(to)])
    response.headers.append('Set-Cookie', cookie)
  return response
}
