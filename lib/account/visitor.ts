import { browserKey } from '@/lib/platform/browser-key'
import { cookieIn, cookieLine } from '@/lib/platform/cookie'
import { languageOf } from '@/lib/platform/language'
import { LANGUAGE_WISH_COOKIE } from '@/lib/platform/language-wish'
import { networkIn } from '@/lib/platform/network'
import { TEXT_SIZE_COOKIE, textSizeOf } from '@/lib/platform/text-size'

const YEAR = 365 * 86_400

/** The network a request comes from, for throttling */
export const networkOf = (request: Request): string => networkIn(request.headers)

/** Remembers which language the screens are in, before anybody has signed in too */
export const languageCookie = (tag: string): string =>
  cookieLine({ name: 'language', value: languageOf(tag), seconds: YEAR })

/** Remembers that somebody chose this language before signing in: their account may have another, and home then asks */
export const languageWishCookie = (tag: string): string =>
  cookieLine({ name: LANGUAGE_WISH_COOKIE, value: languageOf(tag) })

/** Remembers how large text is in this browser, for whoever uses it */
export const textSizeCookie = (size: unknown): string =>
  cookieLine({ name: TEXT_SIZE_COOKIE, value: textSizeOf(size), seconds: YEAR })

/**
 * What goes with a sign-in that somebody else used this browser before: whatever they left in it goes. The cookie that tells
 * holds nothing but a tag of the account, and outlives its sessions.
 */
export function takeOver(request: Request, response: Response, accountId: string): void {
  const tag = browserKey('owner', accountId).slice(0, 16)
  const last = cookieIn(request, 'last')
  if (last && last !== tag) response.headers.set('Clear-Site-Data', '"storage"')
  response.headers.append('Set-Cookie', cookieLine({ name: 'last', value: tag, seconds: YEAR }))
}
