import { isIP } from 'node:net'
import { browserKey } from '@/lib/platform/browser-key'
import { environment } from '@/lib/platform/env'
import { languageOf } from '@/lib/platform/language'

/**
 * The network a request comes from, for throttling: the last address in X-Forwarded-For, which the proxy in front puts
 * there (what stands before it anybody can forge). An IPv6 one counts as its /64, which is one household's. "unknown" without any.
 */
export function networkOf(request: Request): string {
  const last = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(last)?.[1]
  if (isIP(mapped ?? last) === 4) return mapped ?? last
  return isIP(last) === 6 ? `${prefix(last)}::/64` : 'unknown'
}

/** The first four groups, whichever way the address is shortened */
function prefix(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = (part: string) => (part ? part.split(':') : [])
  const first = groups(head)
  const last = tail === undefined ? [] : groups(tail)
  // a dotted end stands for two groups
  const length = first.length + last.length + (last.at(-1)?.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? 0 : 8 - length
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

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
