import { cookies } from 'next/headers'
import { environment } from '@/lib/platform/env'
import { sealed, unsealed } from '@/lib/platform/sealed'

/**
 * Recovery codes on their way to the one page that shows them: encrypted, in a cookie of that page for ten minutes, so
 * that the database never holds them and a copied cookie says nothing.
 */
export const CODES_PAGE = '/account/recovery-codes'
const COOKIE = 'recovery-codes'

const sealOf = (accountId: string) => ({ purpose: 'recovery codes', owner: accountId })
const attributes = () =>
  `Path=${CODES_PAGE}; HttpOnly; SameSite=Lax${environment().APP_URL.startsWith('https:') ? '; Secure' : ''}`

export function shownCodesCookie(codes: readonly string[], accountId: string): string {
  const held = Buffer.from(sealed(codes.join(' '), sealOf(accountId))).toString('base64url')
  return `${COOKIE}=${held}; Max-Age=600; ${attributes()}`
}

/** The codes this browser was just given, if it was this account */
export async function codesToShow(accountId: string): Promise<string[]> {
  const held = (await cookies()).get(COOKIE)?.value
  return (held && unsealed(Buffer.from(held, 'base64url'), sealOf(accountId))?.split(' ')) || []
}

export const clearedCodes = (): string => `${COOKIE}=; Max-Age=0; ${attributes()}`
