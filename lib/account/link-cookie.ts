import { environment } from '@/lib/platform/env'

/**
 * An invitation's link on its way to the one page that shows it: in a cookie of that page for ten minutes, so that it is
 * stored nowhere, stands in no address and no log, and is gone with the browser's next cleaning.
 */
export const LINK_COOKIE = 'invitation-link'

export function linkCookie(link: string, page: string): string {
  const secure = environment().APP_URL.startsWith('https:') ? '; Secure' : ''
  return `${LINK_COOKIE}=${encodeURIComponent(link)}; Path=${page}; Max-Age=600; HttpOnly; SameSite=Strict${secure}`
}
