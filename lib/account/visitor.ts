import { browserKey } from '@/lib/platform/browser-key'
import { environment } from '@/lib/platform/env'
import { languageOf } from '@/lib/platform/language'
import { networkIn } from '@/lib/platform/network'

/** The network a request comes from, for throttling */
export const networkOf = (request: Request): string => networkIn(request.headers)

/** Remembers which language the screens are in, before anybody has signed in too */
export function languageCookie(tag: string): string {
  const secure = environment().APP_URL.startsWith('https:') ? '; Secure' : ''
  return `language=${languageOf(tag)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}

/**
 * What goes with a sign-in that somebody else used this browser before: whatever they left in it goes. The cookie that tells
 * holds nothing but a tag of the account, and outlives its sessions.
 */
export function takeOver(request: Request, response: Response, accountId: string): void {
  const tag = browserKey('owner', accountId).slice(0, 16)
  const last = /(?:^|;\s*)last=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (last && last !== tag) response.headers.set('Clear-Site-Data', '"storage"')
  const secure = environment().APP_URL.startsWith('https:') ? '; Secure' : ''
  response.headers.append(
    'Set-Cookie',
    `last=${tag}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`,
  )
}
