import { isIP } from 'node:net'
import { environment } from '@/lib/platform/env'
import { languageOf } from '@/lib/platform/language'

/**
 * The network a request comes from, for throttling: the last address a proxy of ours put into X-Forwarded-For (what
 * stands before it anybody can forge), an IPv6 one shortened to its /64. "unknown" without a proxy, which throttles all alike.
 */
export function networkOf(request: Request): string {
  const last = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  if (isIP(last) === 4) return last
  return isIP(last) === 6 ? last.split(':').slice(0, 4).join(':') : 'unknown'
}

/** Remembers which language the screens are in, before anybody has signed in too */
export function languageCookie(tag: string): string {
  const secure = environment().APP_URL.startsWith('https:') ? '; Secure' : ''
  return `language=${languageOf(tag)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}
